package io.papertape.report.morning;

import io.papertape.report.Figures;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in a digest, whatever it is written as.
final class DigestSections {

    /// How many trades are told one by one at most.
    static final int MOST_TRADES = 20;

    private static final int MOST_ROWS = 10;
    private static final int MOST_MOVERS = 3;

    private final List<MorningSession> sessions;
    private final List<NewTrade> trades;
    private final List<WaitingOrder> orders;
    private final NightActions actions;
    private final List<Mover> movers;

    DigestSections(
            List<MorningSession> sessions,
            List<NewTrade> trades,
            List<WaitingOrder> orders,
            NightActions actions,
            List<Mover> movers) {
        this.actions = actions;
        this.orders = List.copyOf(orders);
        this.sessions = sessions;
        this.trades = List.copyOf(trades);
        this.movers = List.copyOf(movers);
    }

    List<Section> all() {
        return Stream.of(attention(), ordersToCome(), ActionSections.of(actions), gains(), newTrades(), moved(), rest())
                .flatMap(List::stream)
                .toList();
    }

    /// The night in a line.
    static String sentence(Digest.Night night, List<MorningSession> sessions) {
        long attention =
                sessions.stream().filter(MorningSession::needsAttention).count();
        return Figures.counted(sessions.size(), "session", "sessions") + " of " + Figures.oneLine(night.file()) + ": "
                + (attention == 0
                        ? "none needs attention"
                        : Figures.grouped(attention) + (attention == 1 ? " needs attention" : " need attention"));
    }

    private List<Section> attention() {
        Map<ConcernKind, Map<String, List<String>>> told = new TreeMap<>();
        for (MorningSession session : sessions) {
            for (Concern concern : session.concerns()) {
                told.computeIfAbsent(concern.kind(), kind -> new LinkedHashMap<>())
                        .computeIfAbsent(concern.text(), text -> new ArrayList<>())
                        .add(session.name());
            }
        }
        return told.entrySet().stream()
                .map(kind -> concerns(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Section concerns(ConcernKind kind, Map<String, List<String>> sessionsByText) {
        long count = sessionsByText.values().stream()
                .flatMap(List::stream)
                .distinct()
                .count();
        return Section.ofItems(
                kind.title() + ": " + Figures.counted(count, "session", "sessions"),
                kind.needsAttention(),
                kind.sentence(),
                sessionsByText.entrySet().stream()
                        .map(entry -> Section.Item.of(entry.getValue(), entry.getKey()))
                        .toList());
    }

    /// A trader reads at breakfast what is to be done at the next open.
    private List<Section> ordersToCome() {
        return OrderSections.of(orders);
    }

    private List<Section> gains() {
        List<MorningSession> changed = sessions.stream()
                .filter(session -> gain(session).signum() != 0)
                .sorted(Comparator.comparing(DigestSections::gain, Comparator.comparing(BigDecimal::abs))
                        .reversed())
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = changed.stream()
                .limit(MOST_ROWS)
                .map(session -> List.of(
                        session.name(),
                        Amounts.signed(gain(session)),
                        Amounts.percent(session.row().get("night_return")),
                        Amounts.money(session.row().get("equity")),
                        Amounts.fraction(session.row().get("drawdown"))))
                .toList();
        List<MorningSession> others = changed.subList(rows.size(), changed.size());
        return List.of(Section.ofTable(
                "Gains and losses since the night before: "
                        + Figures.counted(changed.size(), "session", "sessions") + ", "
                        + Amounts.signed(sum(changed)) + (changed.size() == 1 ? "" : " together"),
                List.of(
                        new ReportColumn("session", Kind.TEXT),
                        new ReportColumn("gain", Kind.NUMBER),
                        new ReportColumn("return", Kind.NUMBER),
                        new ReportColumn("equity", Kind.NUMBER),
                        new ReportColumn("drawdown", Kind.NUMBER, 1)),
                rows,
                others.isEmpty()
                        ? ""
                        : Figures.counted(others.size(), "other", "others") + ": " + Amounts.signed(sum(others))
                                + (others.size() == 1 ? "" : " together")));
    }

    private static BigDecimal gain(MorningSession session) {
        return Objects.requireNonNullElse(session.gain(), BigDecimal.ZERO);
    }

    private static BigDecimal sum(List<MorningSession> sessions) {
        return sessions.stream().map(DigestSections::gain).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Section> newTrades() {
        List<MorningSession> traded = sessions.stream()
                .filter(session -> session.newTrades() > 0)
                .sorted(Comparator.comparingLong(MorningSession::newTrades).reversed())
                .toList();
        if (traded.isEmpty()) {
            return List.of();
        }
        long count = traded.stream().mapToLong(MorningSession::newTrades).sum();
        String title = "New trades: " + Figures.grouped(count) + " in "
                + Figures.counted(traded.size(), "session", "sessions");
        return List.of(trades.isEmpty() ? countedTrades(title, traded) : listedTrades(title));
    }

    private Section listedTrades(String title) {
        return Section.ofTable(
                title,
                List.of(
                        new ReportColumn("session", Kind.TEXT),
                        new ReportColumn("traded at", Kind.WORD, 1),
                        new ReportColumn("side", Kind.WORD),
                        new ReportColumn("quantity", Kind.NUMBER),
                        new ReportColumn("symbol", Kind.TEXT),
                        new ReportColumn("price", Kind.NUMBER),
                        new ReportColumn("realized", Kind.NUMBER, 2)),
                trades.stream()
                        .map(trade -> List.of(
                                trade.session(),
                                Figures.time(trade.at()),
                                trade.side(),
                                Figures.grouped(trade.quantity()),
                                trade.symbol(),
                                Figures.glance(trade.price()),
                                trade.realizedPnl() == null ? "" : Amounts.signed(trade.realizedPnl())))
                        .toList(),
                "");
    }

    private static Section countedTrades(String title, List<MorningSession> traded) {
        List<MorningSession> others = traded.subList(Math.min(MOST_ROWS, traded.size()), traded.size());
        return Section.ofTable(
                title,
                List.of(new ReportColumn("session", Kind.TEXT), new ReportColumn("trades", Kind.NUMBER)),
                traded.stream()
                        .limit(MOST_ROWS)
                        .map(session -> List.of(session.name(), Figures.grouped(session.newTrades())))
                        .toList(),
                others.isEmpty()
                        ? ""
                        : Figures.counted(others.size(), "other", "others") + ": "
                                + Figures.counted(
                                        others.stream()
                                                .mapToLong(MorningSession::newTrades)
                                                .sum(),
                                        "trade",
                                        "trades"));
    }

    private List<Section> moved() {
        List<Section.Item> items = new ArrayList<>();
        List<Mover> gained =
                movers.stream().filter(mover -> mover.change().signum() > 0).toList();
        List<Mover> lost = movers.stream()
                .filter(mover -> mover.change().signum() < 0)
                .toList()
                .reversed();
        add(items, "Best: ", gained);
        add(items, "Worst: ", lost);
        return items.isEmpty()
                ? List.of()
                : List.of(Section.ofItems("Symbols that were held and moved", false, "", items));
    }

    private static void add(List<Section.Item> items, String which, List<Mover> movers) {
        if (!movers.isEmpty()) {
            items.add(Section.Item.of(movers.stream()
                    .limit(MOST_MOVERS)
                    .map(DigestSections::moved)
                    .collect(Collectors.joining("; ", which, ""))));
        }
    }

    private static String moved(Mover mover) {
        return mover.symbol() + " " + Amounts.signed(mover.change()) + " (" + Amounts.percent(mover.share())
                + (mover.sessions() == 1 ? ")" : ", " + Figures.grouped(mover.sessions()) + " sessions)");
    }

    /// Sessions that nothing else was told of.
    private List<Section> rest() {
        TreeMap<String, Long> counts = sessions.stream()
                .filter(session -> !session.needsAttention() && session.newTrades() == 0)
                .collect(Collectors.groupingBy(DigestSections::end, TreeMap::new, Collectors.counting()));
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        if (count == 0) {
            return List.of();
        }
        return List.of(Section.ofSentence(
                count == sessions.size() ? "All sessions" : "The rest",
                counts.entrySet().stream()
                        .map(end -> Figures.grouped(end.getValue()) + " " + end.getKey())
                        .collect(Collectors.joining(", "))));
    }

    private static String end(MorningSession session) {
        return switch (session.status()) {
            case "CARRIED" -> "carried forward without a trade";
            case "CLOSED" -> "closed before";
            default -> "had no new slice";
        };
    }
}
