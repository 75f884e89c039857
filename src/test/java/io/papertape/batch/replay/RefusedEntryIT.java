package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.ledger.RunNotes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A strategy that says to buy at every bar while risk refuses every entry: in minutes, from 2020 on.
class RefusedEntryIT extends EveryDatabase {

    private static final int MINUTES = RunNotes.MOST_KEPT + 700;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long BEGIN = 1_577_836_800_000L;

    @BeforeEach
    void writePrices() throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int minute = 0; minute < MINUTES; minute++) {
            lines.add(BEGIN + minute * MILLIS_PER_MINUTE + ("," + (100 + minute % 7)).repeat(4) + ",1");
        }
        Files.write(folder.resolve("KO.csv"), lines);
    }

    @Test
    void tellsWhenWhatAndWhyAnEntryWasRefused() {
        replay("x", "to=2020-01-01T00:02", "riskMaxPositionSize=0");
        replay("x", "to=2020-01-01T00:03");
        replay("reserve", "to=2020-01-01T00:00", "riskMinCashReserve=1");

        assertThat(rows("x"))
                .containsExactly(row(0, 0, 0, 949), row(0, 1, 1, 940), row(0, 2, 2, 930), row(1, 0, 3, 921));
        assertThat(books.rows("""
                        SELECT e.requested_quantity, e.limited_by, e.reason
                        FROM refused_entry e JOIN paper_session s ON s.session_id = e.session_id
                        WHERE s.name = 'reserve'
                        """))
                .containsExactly(Map.of(
                        "requested_quantity",
                        new BigDecimal("949.00000000"),
                        "limited_by",
                        "riskMinCashReserve",
                        "reason",
                        "a single share would leave less cash than riskMinCashReserve of equity"));
        assertThat(counts("x")).containsExactly(3L, 1L);
    }

    private static Map<String, Object> row(int run, int number, int minute, int shares) {
        return Map.of(
                "run",
                (long) run,
                "refusal_no",
                (long) number,
                "refused_at",
                LocalDateTime.of(2020, 1, 1, 0, minute),
                "symbol",
                "KO",
                "price",
                new BigDecimal(100 + minute + ".00000000"),
                "requested_quantity",
                new BigDecimal(shares + ".00000000"),
                "signal",
                "BUY at " + (100 + minute),
                "limited_by",
                "riskMaxPositionSize",
                "reason",
                "a single share exceeds riskMaxPositionSize of equity");
    }

    @Test
    void keepsTheFirstOfEveryRunAndCountsAll() {
        replay("x", "riskMaxPositionSize=0", "to=2020-01-08T04:59", "chunkSize=499");
        replay("x");

        assertThat(counts("x")).containsExactly(10_380L, 320L);
        assertThat(kept("x")).containsExactly(List.of(0L, 9_999L, 10_000L), List.of(0L, 319L, 320L));
        assertThat(books.rows("SELECT MAX(refused_at) AS last FROM refused_entry WHERE refusal_no = 9999"))
                .containsExactly(Map.of("last", LocalDateTime.of(2020, 1, 7, 22, 39)));
    }

    @Test
    void goesOnNumberingWhenARunIsResumed() {
        replay("whole", "riskMaxPositionSize=0");
        for (int minute : new int[] {3_333, 9_999, 10_001, 10_400}) {
            BuysAlways.failingAt = BEGIN + minute * MILLIS_PER_MINUTE;
            assertFailed(replay("resumed", "riskMaxPositionSize=0"));
        }
        BuysAlways.failingAt = Long.MIN_VALUE;
        ReplayOutcome resumed = replay("resumed");

        assertThat(resumed.resumed()).isTrue();
        assertThat(rows("resumed")).hasSize(10_000).isEqualTo(rows("whole"));
        assertThat(counts("resumed")).containsExactly((long) MINUTES);
    }

    @Test
    void vanishWithTheSessionThatIsReplaced() {
        replay("x", "riskMaxPositionSize=0", "to=2020-01-01T01:00");
        replay("x", "fresh=true", "riskMaxPositionSize=1", "riskMinCashReserve=0");

        assertThat(books.rows("SELECT * FROM refused_entry")).isEmpty();
        assertThat(books.rows("SELECT * FROM refusal")).isEmpty();
        assertThat(counts("x")).containsExactly(0L);
    }

    private ReplayOutcome replay(String session, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of(
                "session=" + session, "strategy=" + BuysAlways.class.getName(), "prices=" + folder.resolve("KO.csv")));
        return books.replay(all.toArray(String[]::new));
    }

    private List<Map<String, Object>> rows(String session) {
        return books.rows("""
                SELECT e.run_id - s.first_run AS run, e.refusal_no, e.refused_at, e.symbol, e.price,
                    e.requested_quantity, e.signal, e.limited_by, e.reason
                FROM refused_entry e
                JOIN (SELECT p.session_id, MIN(r.run_id) AS first_run
                      FROM paper_session p JOIN session_run r ON r.session_id = p.session_id
                      WHERE p.name = ?
                      GROUP BY p.session_id) s ON s.session_id = e.session_id
                ORDER BY e.run_id, e.refusal_no
                """, session);
    }

    /// Of each run, in order: how many it refused.
    private List<Object> counts(String session) {
        return books.rows("""
                        SELECT r.refused_entries
                        FROM session_run r JOIN paper_session s ON s.session_id = r.session_id
                        WHERE s.name = ?
                        ORDER BY r.run_id
                        """, session).stream()
                .map(row -> row.get("refused_entries"))
                .toList();
    }

    /// Of each run, in order: the first number, the last one, and how many there are.
    private List<List<Object>> kept(String session) {
        return books.rows("""
                        SELECT MIN(e.refusal_no) AS lowest, MAX(e.refusal_no) AS highest, COUNT(*) AS rows_kept
                        FROM refused_entry e JOIN paper_session s ON s.session_id = e.session_id
                        WHERE s.name = ?
                        GROUP BY e.run_id
                        ORDER BY e.run_id
                        """, session).stream()
                .map(row -> List.copyOf(row.values()))
                .toList();
    }

    /// An error of the machine, unlike all else, is not taken for a symbol's own trouble.
    public static final class BuysAlways implements Strategy {

        static volatile long failingAt = Long.MIN_VALUE;

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            if (bars.time(0) == failingAt) {
                throw new OutOfMemoryError("injected");
            }
            return Signal.BUY;
        }

        @Override
        public String explain(BarWindow bars, Signal signal) {
            return signal + " at " + Money.format(bars.close(0));
        }
    }
}
