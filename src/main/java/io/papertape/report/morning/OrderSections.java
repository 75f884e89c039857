package io.papertape.report.morning;

import io.papertape.report.Figures;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import java.util.List;

/// What a digest tells of the orders that wait.
final class OrderSections {

    private static final int MOST_ORDERS = 20;

    private OrderSections() {}

    /// None without an order.
    static List<Section> of(List<WaitingOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        long sessions = orders.stream().map(WaitingOrder::session).distinct().count();
        int others = Math.max(0, orders.size() - MOST_ORDERS);
        return List.of(Section.ofTable(
                "Orders for the next open: " + Figures.grouped(orders.size()) + " in "
                        + Figures.counted(sessions, "session", "sessions"),
                List.of(
                        new ReportColumn("session", Kind.TEXT),
                        new ReportColumn("side", Kind.WORD),
                        new ReportColumn("quantity", Kind.NUMBER),
                        new ReportColumn("symbol", Kind.TEXT),
                        new ReportColumn("kind", Kind.WORD),
                        new ReportColumn("level", Kind.NUMBER),
                        new ReportColumn("decided at", Kind.WORD, 1)),
                orders.stream()
                        .limit(MOST_ORDERS)
                        .map(order -> List.of(
                                order.session(),
                                order.side(),
                                Figures.grouped(order.quantity()),
                                order.symbol(),
                                order.kind(),
                                order.level() == null ? "" : Figures.glance(order.level()),
                                Figures.time(order.decidedAt())))
                        .toList(),
                others == 0 ? "" : Figures.counted(others, "other", "others") + ": report orders"));
    }
}
