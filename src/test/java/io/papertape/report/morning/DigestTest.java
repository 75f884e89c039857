package io.papertape.report.morning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final LocalDateTime AT = LocalDateTime.parse("2026-03-02T03:04:05");

    @Test
    void saysInTwoLinesThatNothingHappened() {
        Digest digest = digest(sessions(194, "UNCHANGED", null, 0, List.of()));

        assertThat(digest.needsAttention()).isFalse();
        assertThat(digest.lines(80))
                .containsExactly(
                        "Night of 2026-03-02 03:04 UTC",
                        "194 sessions of /desk/papertape.yaml: none needs attention",
                        "",
                        "All sessions: 194 had no new slice");
    }

    @Test
    void tellsOnceWhatManySessionsShare() {
        Concern concern = new Concern(ConcernKind.REJECTED_ROWS, "1 row: KO.csv line 3: open must be a number");

        assertThat(digest(sessions(200, "CARRIED", null, 0, List.of(concern))).lines(200))
                .contains(
                        "Rejected rows: 200 sessions. They were not used; report rejected_bars has them.",
                        "  s0, s1, s2 and 197 more: 1 row: KO.csv line 3: open must be a number");
    }

    @Test
    void ordersByTheSizeOfTheGainAndSumsUpTheOthers() {
        List<MorningSession> sessions = new ArrayList<>();
        IntStream.rangeClosed(1, 12)
                .forEach(i ->
                        sessions.add(session("s" + i, "CARRIED", new BigDecimal(i % 2 == 0 ? i : -i), 0, List.of())));

        List<String> lines = digest(sessions).lines(80);

        assertThat(lines)
                .contains("Gains and losses since the night before: 12 sessions, +6.00 together")
                .contains(" s12     | +12.00 |        | 1,000.50 |", " s11     | -11.00 |        | 1,000.50 |")
                .contains("2 others: +1.00 together")
                .contains("All sessions: 12 carried forward without a trade");
        assertThat(lines.indexOf(" s12     | +12.00 |        | 1,000.50 |"))
                .isLessThan(lines.indexOf(" s11     | -11.00 |        | 1,000.50 |"));
    }

    @Test
    void countsTradesBySessionWhereTheyAreMany() {
        assertThat(digest(sessions(150, "CARRIED", null, 369, List.of())).lines(80))
                .contains(
                        "New trades: 55,350 in 150 sessions",
                        " s0      |    369",
                        " s9      |    369",
                        "140 others: 51,660 trades")
                .hasSizeLessThan(20);
    }

    @Test
    void namesTheBestAndTheWorstSymbols() {
        List<Mover> movers = List.of(
                mover("A", "500", 2),
                mover("B", "20", 1),
                mover("C", "10", 1),
                mover("D", "1", 1),
                mover("E", "-1", 1),
                mover("F", "-300.5", 3));

        assertThat(new Digest(
                                night(),
                                sessions(1, "CARRIED", null, 0, List.of()),
                                List.of(),
                                List.of(),
                                NightActions.NONE,
                                movers)
                        .lines(120))
                .contains(
                        "Symbols that were held and moved",
                        "  Best: A +500.00 (+50.00 %, 2 sessions); B +20.00 (+2.00 %); C +10.00 (+1.00 %)",
                        "  Worst: F -300.50 (-30.05 %, 3 sessions); E -1.00 (-0.10 %)");
    }

    @Test
    void showsNamesAsTheTextThatTheyAre() {
        Concern concern = new Concern(ConcernKind.FAILED, "a\nb | c");
        Digest digest = digest(List.of(session("*x* | \u001b[1m", "FAILED", null, 0, List.of(concern))));

        assertThat(digest.lines(80)).contains("  *x* | ␤[1m: a␤b | c");
        assertThat(digest.markdown()).contains("- **\\*x\\* \\| ␤\\[1m**: a<br>b \\| c\n");
    }

    private static Mover mover(String symbol, String change, int sessions) {
        return new Mover(symbol, new BigDecimal(change), new BigDecimal(1000), sessions);
    }

    private static Digest digest(List<MorningSession> sessions) {
        return new Digest(night(), sessions, List.of(), List.of(), NightActions.NONE, List.of());
    }

    private static Digest.Night night() {
        return new Digest.Night(7, "/desk/papertape.yaml", AT, AT.plusSeconds(9), 0);
    }

    private static List<MorningSession> sessions(
            int count, String status, @Nullable BigDecimal gain, long trades, List<Concern> concerns) {
        return IntStream.range(0, count)
                .mapToObj(i -> session("s" + i, status, gain, trades, concerns))
                .toList();
    }

    private static MorningSession session(
            String name, String status, @Nullable BigDecimal gain, long trades, List<Concern> concerns) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("session", name);
        row.put("status", status);
        row.put(
                "attention",
                concerns.isEmpty() ? null : concerns.getFirst().kind().label());
        row.put("gain", gain);
        row.put("equity", new BigDecimal("1000.5"));
        row.put("new_trades", trades);
        row.put("slices", 1L);
        return new MorningSession(row, concerns);
    }
}
