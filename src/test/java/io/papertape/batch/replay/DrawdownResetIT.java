package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A session that loses a fifth of its capital by 2024-01-03, more than the limit of its drawdown, and is told to buy
/// every day after that.
class DrawdownResetIT extends EveryDatabase {

    private static final int LAST_DAY = 12;

    @BeforeEach
    void writePrices() throws IOException {
        write(IntStream.rangeClosed(1, LAST_DAY));
    }

    private void write(IntStream days) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        days.forEach(day -> lines.add(date(day) + (day == 1 ? ",100" : ",80").repeat(4) + (day == 3 ? ",2" : ",1")));
        Files.write(folder.resolve("KO.csv"), lines);
    }

    private static String date(int day) {
        return "2024-01-%02d".formatted(day);
    }

    @Test
    void letsTheSessionEnterAgainAfterSoManyDaysWithoutAPosition() {
        replay("x", "riskDrawdownReset=5");

        assertThat(entries("x")).containsExactly("2024-01-01", "2024-01-08");
        assertThat(books.rows("SELECT refused_at FROM refused_entry")).hasSize(4);
        assertThat(text("SELECT peak_equity, risk_peak_equity FROM paper_session"))
                .containsExactly("[1000.00000000, 800.00000000]");
        assertThat(text("SELECT drawdown FROM equity_point WHERE recorded_at >= '2024-01-02'"))
                .containsOnly("[0.2]");
        assertThat(text("SELECT max_drawdown FROM session_metrics")).containsExactly("[0.2]");
    }

    @Test
    void neverLetsItEnterAgainOtherwise() {
        replay("x");

        assertThat(entries("x")).containsExactly("2024-01-01");
        assertThat(text("SELECT peak_equity, risk_peak_equity FROM paper_session"))
                .containsExactly("[1000.00000000, null]");
    }

    @Test
    void countsCalendarDaysWhetherTheyHaveASliceOrNot() throws IOException {
        write(IntStream.rangeClosed(1, LAST_DAY).filter(day -> day < 5 || day > 9));

        replay("x", "riskDrawdownReset=5");

        assertThat(entries("x")).containsExactly("2024-01-01", "2024-01-10");
        assertThat(books.rows("SELECT refused_at FROM refused_entry")).hasSize(1);
    }

    @Test
    void isTheSameWhereverTheSessionIsCarriedForwardFrom() {
        replay("whole", "riskDrawdownReset=5");
        for (int day = 1; day <= LAST_DAY; day++) {
            replay("day by day", "riskDrawdownReset=5", "to=" + date(day));
        }

        assertThat(TestBooks.difference(books.results("whole"), books.results("day by day")))
                .isEmpty();
        assertThat(text("SELECT risk_peak_equity FROM paper_session"))
                .containsExactly("[800.00000000]", "[800.00000000]");
    }

    @Test
    void isProvenFromTheBooks() {
        replay("x", "riskDrawdownReset=5");
        books.jdbc().update("UPDATE paper_session SET risk_peak_equity = risk_peak_equity + 0.00000001");

        assertFailed(books.replay("session=x"))
                .hasMessage(
                        "the books of session 'x' do not balance: paper_session: risk_peak_equity is 800.00000001 but"
                                + " equity_point and risk_drawdown_reset give 800");
    }

    private List<String> entries(String session) {
        return books
                .rows(
                        "SELECT traded_at FROM report_trades WHERE side = 'BUY' AND session = ? ORDER BY traded_at",
                        session)
                .stream()
                .map(row -> row.get("traded_at").toString().substring(0, 10))
                .toList();
    }

    private void replay(String session, String... parameters) {
        assertCompleted(books.replay(Stream.concat(
                        Stream.of(
                                "session=" + session,
                                "prices=" + folder.resolve("KO.csv"),
                                "strategy=" + VolumeSignals.class.getName(),
                                "initialCapital=1000",
                                "commission=0",
                                "slippage=0",
                                "positionSize=1",
                                "riskMaxPositionSize=1",
                                "riskMinCashReserve=0",
                                "riskMaxDailyLoss=1"),
                        Stream.of(parameters))
                .toArray(String[]::new)));
    }
}
