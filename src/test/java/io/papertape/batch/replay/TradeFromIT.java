package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten days of a symbol that costs 100 and one more every day, of which four are before the session trades.
class TradeFromIT extends EveryDatabase {

    @BeforeEach
    void writePrices() throws IOException {
        write(0);
    }

    /// @param more added to the price of the second day
    private void write(int more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int day = 1; day <= 10; day++) {
            int price = 100 + day + (day == 2 ? more : 0);
            lines.add("2024-01-%02d".formatted(day) + ("," + price).repeat(4) + ",1000");
        }
        Files.write(folder.resolve("KO.csv"), lines);
    }

    @Test
    void warmsTheStrategyUpAndBeginsTheAccountThere() {
        replay("tradeFrom=2024-01-05");

        assertThat(text("SELECT recorded_at FROM equity_point ORDER BY recorded_at"))
                .hasSize(6)
                .startsWith("[2024-01-05T00:00]");
        assertThat(text("SELECT traded_at, quantity FROM trade")).containsExactly("[2024-01-05T00:00, 190.00000000]");
        assertThat(text("SELECT first_at, bars FROM used_bars")).containsExactly("[2024-01-01T00:00, 10]");
        assertThat(text("SELECT points, warm_up_slices, last_slice_at FROM paper_session"))
                .containsExactly("[6, 4, 2024-01-10T00:00]");
        assertThat(text("SELECT first_slice_at, slices, warm_up_slices, bars FROM report_runs"))
                .containsExactly("[2024-01-01T00:00, 10, 4, 10]");
    }

    @Test
    void comparesWithHoldingFromTheFirstEquityPointOn() {
        replay("tradeFrom=2024-01-05");

        assertThat(books.rows("SELECT benchmark_return FROM session_metrics"))
                .containsExactly(Map.of("benchmark_return", 110.0 / 105 - 1));
        assertThat(text("SELECT calendar_day FROM equity_day ORDER BY calendar_day"))
                .hasSize(6);
    }

    @Test
    void mayBeReachedInALaterRun() {
        replay("tradeFrom=2024-01-05", "to=2024-01-03");
        assertThat(text("SELECT points, warm_up_slices, last_slice_at FROM paper_session"))
                .containsExactly("[0, 3, 2024-01-03T00:00]");
        assertThat(text("SELECT first_slice_at, last_slice_at, equity, trades, warm_up_slices, trade_from_at"
                        + " FROM report_session_summary"))
                .containsExactly("[null, 2024-01-03T00:00, null, 0, 3, 2024-01-05T00:00]");

        assertThat(replay("to=2024-01-03").slices()).isZero();
        replay("to=2024-01-07");
        replay("to=2024-01-10");

        assertThat(text("SELECT slices, warm_up_slices FROM session_run ORDER BY run_id"))
                .containsExactly("[3, 3]", "[0, 0]", "[4, 1]", "[3, 0]");
        assertThat(text("SELECT traded_at FROM trade")).containsExactly("[2024-01-05T00:00]");
    }

    @Test
    void noticesABarOfTheWarmUpThatHasChanged() throws IOException {
        replay("tradeFrom=2024-01-05", "to=2024-01-03");
        write(1);

        assertFailed(books.replay("session=x")).hasMessageContaining("KO 2024-01-02");

        replay("onRestatement=replay");

        assertThat(text("SELECT equity_before, equity_after, trades_before FROM restatement"))
                .containsExactly("[100000.00000000, null, 0]");
        assertThat(text("SELECT points, warm_up_slices FROM paper_session")).containsExactly("[6, 4]");
    }

    @Test
    void isNotReachedByASessionThatIsClosedBefore() {
        replay("tradeFrom=2024-01-05", "to=2024-01-03", "closeAtEnd=true");

        assertThat(text("SELECT status, points FROM paper_session")).containsExactly("[CLOSED, 0]");
    }

    @Test
    void isProvenFromTheBooks() {
        replay("tradeFrom=2024-01-05");

        books.jdbc().update("UPDATE paper_session SET warm_up_slices = 5");
        assertFailed(books.replay("session=x"))
                .hasMessage(
                        "the books of session 'x' do not balance: paper_session counts 5 warm_up_slices for 4 slices"
                                + " before trade_from_at");

        books.jdbc().update("UPDATE paper_session SET warm_up_slices = 3, trade_from_at = '2024-01-04'");
        assertFailed(books.replay("session=x"))
                .hasMessage("the books of session 'x' do not balance: paper_session counts 6 equity points for 7 slices"
                        + " up to last_slice_at");
    }

    private ReplayOutcome replay(String... parameters) {
        ReplayOutcome outcome = books.replay(Stream.concat(
                        Stream.of(
                                "session=x",
                                "prices=" + folder.resolve("KO.csv"),
                                "strategy=MomentumStrategy",
                                "lookback=3"),
                        Stream.of(parameters))
                .toArray(String[]::new));
        assertCompleted(outcome);
        return outcome;
    }
}
