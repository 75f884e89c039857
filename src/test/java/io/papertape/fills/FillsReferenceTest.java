package io.papertape.fills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.StrategyOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine against a reference in Python that was written from the contract alone: the same trades, equity, orders
/// and positions over random prices and settings. Their number and the first seed can be given:
/// -Dpapertape.cases=1000 -Dpapertape.case.seed=7.
class FillsReferenceTest {

    private static final int CASES = Integer.getInteger("papertape.cases", 80);
    private static final int FIRST = Integer.getInteger("papertape.case.seed", 1);

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeCases() throws Exception {
        ReferenceCase.write(FIRST, CASES, folder.resolve("orders"));
        ReferenceCase.write(FIRST, CASES, folder.resolve("actions"), "actions");
    }

    static List<Integer> seeds() {
        return IntStream.range(FIRST, FIRST + CASES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheRowsOfTheReference(int seed) throws IOException {
        compare(ReferenceCase.read(folder.resolve("orders/" + seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheRowsOfTheReferenceWithActions(int seed) throws IOException {
        ReferenceCase expected = ReferenceCase.read(folder.resolve("actions/" + seed));
        expected.parameters().keySet().remove("adjust");
        compare(expected);
    }

    private static void compare(ReferenceCase expected) {
        Replayed replayed = Replayed.of(expected);
        assumeFalse(ReferenceCase.sellForNothing(expected.trades()) || ReferenceCase.sellForNothing(replayed.trades));

        String settings = expected.parameters().toString();
        assertThat(replayed.trades).as(settings).isEqualTo(expected.trades());
        if (!"keep".equals(expected.parameters().get("entryRemainder"))
                && expected.actions().isEmpty()) {
            assertThat(replayed.limits).as(settings).isEqualTo(expected.limits());
        }
        assertThat(replayed.refusals).as(settings).isEqualTo(expected.refusals());
        assertThat(ReferenceCase.sorted(replayed.ended)).as(settings).isEqualTo(expected.endedOrders());
        assertThat(replayed.points)
                .as(settings)
                .isEqualTo(expected.rows("equity", "recorded_at", "equity", "cash", "positions_value"));
        if (expected.has("cash_events")) {
            assertThat(replayed.events)
                    .as(settings)
                    .isEqualTo(expected.rows(
                            "cash_events", "symbol", "booked_at", "type", "amount", "quantity_change", "realized_pnl"));
        }
        assertThat(replayed.orders)
                .as(settings)
                .isEqualTo(ReferenceCase.sorted(
                        expected.rows("open_orders", "order_no", "symbol", "side", "quantity", "decided_at")));
        List<String> columns =
                new ArrayList<>(List.of("symbol", "quantity", "market_value", "stop", "target", "trail", "bars_held"));
        if (!replayed.countsBarsHeld) {
            columns.removeLast();
        }
        assertThat(replayed.positions)
                .as(settings)
                .isEqualTo(ReferenceCase.sorted(expected.rows("open_positions", columns.toArray(String[]::new))));
    }

    /// The reference itself, against the examples of the contract with their numbers.
    @Test
    void theReferenceKeepsTheContract() throws Exception {
        ReferenceCase.run("test_contract.py");
    }

    /// What the engine makes of a case.
    private static final class Replayed implements EquityListener {

        private final List<String> symbols;
        private final List<List<String>> trades = new ArrayList<>();
        private final List<String> limits = new ArrayList<>();
        private final List<List<String>> refusals = new ArrayList<>();
        private final List<List<String>> ended = new ArrayList<>();
        private final List<List<String>> points = new ArrayList<>();
        private final List<List<String>> events = new ArrayList<>();
        private List<List<String>> orders = List.of();
        private List<List<String>> positions = List.of();
        private boolean countsBarsHeld;
        private long lastPoint = Long.MIN_VALUE;

        private Replayed(List<String> symbols) {
            this.symbols = symbols;
        }

        static Replayed of(ReferenceCase reference) {
            Map<String, String> given = new HashMap<>(reference.parameters());
            given.put("session", "reference");
            given.put("symbols", String.join(",", reference.symbols()));
            RequestedSettings asked = RequestedSettings.read(
                    given, new StrategyCatalog(FillsReferenceTest.class.getClassLoader()), StrategyOrigin.COMMAND);
            assertThat(asked.sentences()).isEmpty();
            Replayed replayed = new Replayed(reference.symbols());
            SessionEngine engine = new SessionEngine(
                    Objects.requireNonNull(asked.settings())
                            .engineConfig(
                                    "reference",
                                    Objects.requireNonNull(asked.strategy()).factory()),
                    new Market(reference.symbols(), reference.actions()),
                    replayed);
            for (MarketSlice slice : reference.slices()) {
                engine.iteration().processSymbols(slice);
                engine.iteration().recordEquity(slice);
                if (engine.isOver()) {
                    break;
                }
            }
            if (reference.closesAtEnd()) {
                engine.closePositions(Set.of());
            }
            replayed.countsBarsHeld = engine.countsBarsHeld();
            replayed.orders = ReferenceCase.sorted(
                    engine.waitingOrders().stream().map(replayed::row).toList());
            replayed.positions = ReferenceCase.sorted(
                    engine.positions().stream().map(replayed::row).toList());
            return replayed;
        }

        private List<String> row(Order order) {
            return List.of(
                    Long.toString(order.terms().number()),
                    symbols.get(order.symbol()),
                    order.side().name(),
                    decimal(order.remaining()),
                    ReferenceCase.told(order.terms().decidedAt()));
        }

        private List<String> row(Position position) {
            ExitLevels levels = position.levels();
            List<String> row = new ArrayList<>(List.of(
                    symbols.get(position.symbol()),
                    decimal(position.sign() * position.quantity()),
                    decimal(position.marketValue()),
                    levels == null ? "" : level(levels.stop()),
                    levels == null ? "" : level(levels.target()),
                    levels == null ? "" : level(levels.trail())));
            if (countsBarsHeld) {
                row.add(Integer.toString(position.barsHeld()));
            }
            return row;
        }

        @Override
        public void traded(Trade trade) {
            trades.add(List.of(
                    Long.toString(trade.number()),
                    Long.toString(trade.orderNumber()),
                    symbols.get(trade.symbol()),
                    trade.side().name(),
                    trade.kind().name(),
                    decimal(trade.quantity()),
                    decimal(trade.price()),
                    ReferenceCase.told(trade.time()),
                    decimal(trade.commission()),
                    decimal(trade.slippage()),
                    decimal(trade.cashFlow()),
                    decimal(trade.realizedPnl()),
                    decimal(trade.level()),
                    ReferenceCase.told(trade.decidedAt()),
                    Boolean.toString(trade.ambiguous()),
                    decimal(trade.otherPnl())));
            if (trade.effect() == PositionEffect.OPEN) {
                EntryLimit limit = trade.limitedBy();
                limits.add(limit == null ? "" : limit.parameter());
            }
        }

        @Override
        public void orderEnded(Order order, long time, String why) {
            ended.add(List.of(symbols.get(order.symbol()), decimal(order.remaining()), ReferenceCase.told(time), why));
        }

        @Override
        public void cashMoved(CashEvent event) {
            events.add(List.of(
                    symbols.get(event.symbol()),
                    ReferenceCase.told(event.time()),
                    event.type().name(),
                    decimal(event.amount()),
                    decimal(event.quantityChange()),
                    decimal(event.realizedPnl())));
        }

        @Override
        public void entryRefused(
                long time,
                int symbol,
                long price,
                long quantity,
                RiskDecision.Refused refused,
                Supplier<String> signalReason) {
            refusals.add(List.of(
                    symbols.get(symbol),
                    ReferenceCase.told(time),
                    decimal(quantity),
                    refused.limit().parameter()));
        }

        @Override
        public void equityRecorded(EquityPoint point) {
            if (point.time() == lastPoint) {
                points.removeLast();
            }
            lastPoint = point.time();
            points.add(List.of(
                    ReferenceCase.told(point.time()),
                    decimal(point.equity()),
                    decimal(point.cash()),
                    decimal(point.positionsValue())));
        }

        @Override
        public void symbolFailed(long time, int symbol, Throwable failure) {
            throw new AssertionError(symbols.get(symbol) + " failed", failure);
        }

        private static String level(long units) {
            return units == 0 ? "" : decimal(units);
        }

        private static String decimal(OptionalLong units) {
            return units.isEmpty() ? "" : decimal(units.getAsLong());
        }

        private static String decimal(long units) {
            return Money.toDecimal(units).toPlainString();
        }
    }
}
