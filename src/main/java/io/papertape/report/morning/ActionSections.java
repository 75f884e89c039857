package io.papertape.report.morning;

import io.papertape.report.Figures;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// What a digest tells of corporate actions, of dividends that are owed and of fees for borrowing.
final class ActionSections {

    private static final int MOST_ROWS = 20;

    private ActionSections() {}

    /// None where there is nothing of the kind.
    static List<Section> of(NightActions actions) {
        return Stream.of(events(actions.events()), owed(actions.owed()), fees(actions.fees()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Section> events(List<NightActions.Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        return List.of(Section.ofTable(
                "Corporate actions of what is held: " + Figures.grouped(events.size()) + " in "
                        + sessions(events.stream().map(NightActions.Event::session)),
                List.of(
                        new ReportColumn("session", Kind.TEXT),
                        new ReportColumn("at", Kind.WORD, 1),
                        new ReportColumn("symbol", Kind.TEXT),
                        new ReportColumn("what", Kind.TEXT),
                        new ReportColumn("shares", Kind.NUMBER),
                        new ReportColumn("amount", Kind.NUMBER)),
                events.stream()
                        .limit(MOST_ROWS)
                        .map(event -> List.of(
                                event.session(),
                                Figures.time(event.at()),
                                event.symbol(),
                                event.kind().words() + (event.payDate() == null ? "" : ", paid on " + event.payDate()),
                                event.shares() == null ? "" : signedShares(event.shares()),
                                event.amount().signum() == 0 ? "" : Amounts.signed(event.amount())))
                        .toList(),
                others(events.size(), "report cash_events")));
    }

    private static String signedShares(BigDecimal shares) {
        return (shares.signum() > 0 ? "+" : "") + Figures.grouped(shares);
    }

    private static List<Section> owed(List<NightActions.Owed> owed) {
        if (owed.isEmpty()) {
            return List.of();
        }
        BigDecimal sum = owed.stream().map(NightActions.Owed::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(Section.ofTable(
                "Dividends that are owed: " + Amounts.signed(sum) + " in "
                        + sessions(owed.stream().map(NightActions.Owed::session)),
                List.of(
                        new ReportColumn("session", Kind.TEXT),
                        new ReportColumn("symbol", Kind.TEXT),
                        new ReportColumn("amount", Kind.NUMBER),
                        new ReportColumn("since", Kind.WORD, 1),
                        new ReportColumn("paid on", Kind.WORD)),
                owed.stream()
                        .limit(MOST_ROWS)
                        .map(claim -> List.of(
                                claim.session(),
                                claim.symbol(),
                                Amounts.signed(claim.amount()),
                                claim.exDate().toString(),
                                claim.payDate().toString()))
                        .toList(),
                others(owed.size(), "the table receivable")));
    }

    private static List<Section> fees(List<NightActions.Fee> fees) {
        if (fees.isEmpty()) {
            return List.of();
        }
        BigDecimal sum = fees.stream().map(NightActions.Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(Section.ofSentence(
                "Fees for borrowing",
                Amounts.money(sum) + " in " + sessions(fees.stream().map(NightActions.Fee::session))));
    }

    private static String sessions(Stream<String> names) {
        return Figures.counted(names.distinct().count(), "session", "sessions");
    }

    private static String others(int all, String where) {
        int others = Math.max(0, all - MOST_ROWS);
        return others == 0 ? "" : Figures.counted(others, "other", "others") + ": " + where;
    }
}
