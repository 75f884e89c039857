package io.papertape.cli;

import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.report.Figures;
import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a summary tells of orders and fills.
final class OrderLines {

    private static final int SYMBOLS_SHOWN = 8;
    private static final int ORDERS_SHOWN = 8;

    private OrderLines() {}

    /// When orders at the market are filled.
    ///
    /// @param fill the setting
    static String fills(String fill) {
        return Arrays.stream(FillTiming.values())
                .filter(timing -> timing.label().equals(fill))
                .findFirst()
                .orElseThrow()
                .told();
    }

    /// How many positions are open, and in which symbols.
    ///
    /// @param positions the report of the open positions
    static String held(ReportTable positions) {
        int count = positions.rows().size();
        if (count == 0) {
            return "no positions";
        }
        List<String> longs = symbols(positions, false);
        List<String> shorts = symbols(positions, true);
        return shorts.isEmpty()
                ? Figures.counted(count, "position", "positions") + ": " + listed(longs)
                : (longs.isEmpty() ? "" : Figures.grouped(longs.size()) + " long: " + listed(longs) + "; ")
                        + Figures.grouped(shorts.size()) + " short: " + listed(shorts);
    }

    private static List<String> symbols(ReportTable positions, boolean isShort) {
        return IntStream.range(0, positions.rows().size())
                .filter(i -> "SHORT".equals(positions.value(i, "side")) == isShort)
                .mapToObj(i -> Figures.cell(positions.value(i, "symbol")))
                .toList();
    }

    private static String listed(List<String> symbols) {
        return symbols.stream().limit(SYMBOLS_SHOWN).collect(Collectors.joining(", "))
                + (symbols.size() > SYMBOLS_SHOWN ? ", …" : "");
    }

    /// The orders that wait, one line each.
    ///
    /// @param orders the report of the orders
    static List<String> waiting(ReportTable orders) {
        List<String> lines = new ArrayList<>();
        int count = orders.rows().size();
        for (int i = 0; i < Math.min(count, ORDERS_SHOWN); i++) {
            Object level = orders.value(i, "level");
            lines.add(Figures.cell(orders.value(i, "side")) + " "
                    + Figures.grouped((BigDecimal) Objects.requireNonNull(orders.value(i, "quantity"))) + " "
                    + Figures.cell(orders.value(i, "symbol"))
                    + (level == null ? "" : " at " + Figures.cell(level))
                    + ", " + Figures.cell(orders.value(i, "kind"))
                    + ", decided at "
                    + Figures.time((LocalDateTime) Objects.requireNonNull(orders.value(i, "decided_at"))));
        }
        if (count > ORDERS_SHOWN) {
            lines.add("and " + (count - ORDERS_SHOWN) + " more: report orders");
        }
        return lines;
    }

    /// How many exits another order of events within a bar could have made others, and what that comes to at
    /// most; nothing where there is none.
    ///
    /// @param exits the report of the exits
    /// @param intrabar the setting
    static List<String> ambiguous(ReportTable exits, String intrabar) {
        long all = 0;
        long ambiguous = 0;
        BigDecimal gained = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        for (int i = 0; i < exits.rows().size(); i++) {
            all += number(exits, i, "exits");
            ambiguous += number(exits, i, "ambiguous_exits");
            gained = gained.add((BigDecimal) Objects.requireNonNull(exits.value(i, "might_have_gained")));
            lost = lost.add((BigDecimal) Objects.requireNonNull(exits.value(i, "might_have_lost")));
        }
        if (ambiguous == 0) {
            return List.of();
        }
        String what = Figures.grouped(ambiguous) + " of " + Figures.counted(all, "exit", "exits") + "; ";
        return List.of(
                intrabar.equals(IntrabarOrder.STOP_FIRST.label())
                        ? what + "stop first costs at most " + Figures.glance(gained)
                        : what + "another order of events would gain " + Figures.glance(gained) + " or lose "
                                + Figures.glance(lost) + " at most");
    }

    private static long number(ReportTable table, int row, String column) {
        return ((Number) Objects.requireNonNull(table.value(row, column))).longValue();
    }
}
