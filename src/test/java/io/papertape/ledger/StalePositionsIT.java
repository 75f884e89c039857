package io.papertape.ledger;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.replay.EveryDatabase;
import io.papertape.batch.replay.VolumeSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Positions of a symbol with a bar every day, of one that has none after 2024-01-10, and of one with three weekly
/// bars.
class StalePositionsIT extends EveryDatabase {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 40;

    @BeforeEach
    void writePrices() throws IOException {
        write("DAILY", DAYS, 1);
        write("GONE", 10, 1);
        write("WEEKLY", 15, 7);
    }

    private void write(String symbol, int days, int distance) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int day = 0; day < days; day += distance) {
            lines.add(FIRST_DAY.plusDays(day) + ("," + (100 + day)).repeat(4) + (day == 0 ? ",1" : ",0"));
        }
        Files.write(folder.resolve(symbol + ".csv"), lines);
    }

    @Test
    void areStaleOnceTheirBarsAreOlderThanFourDaysAndThreeUsualDistances() {
        assertThat(positions("2024-01-07"))
                .containsExactly(
                        "DAILY 2024-01-07T00:00 false", "GONE 2024-01-07T00:00 false", "WEEKLY 2024-01-01T00:00 true");
        assertThat(positions("2024-01-14"))
                .containsExactly(
                        "DAILY 2024-01-14T00:00 false", "GONE 2024-01-10T00:00 false", "WEEKLY 2024-01-08T00:00 false");
        assertThat(positions("2024-01-15"))
                .containsExactly(
                        "DAILY 2024-01-15T00:00 false", "GONE 2024-01-10T00:00 true", "WEEKLY 2024-01-15T00:00 false");
        assertThat(positions("2024-02-05"))
                .containsExactly(
                        "DAILY 2024-02-05T00:00 false", "GONE 2024-01-10T00:00 true", "WEEKLY 2024-01-15T00:00 false");
        assertThat(positions("2024-02-06"))
                .containsExactly(
                        "DAILY 2024-02-06T00:00 false", "GONE 2024-01-10T00:00 true", "WEEKLY 2024-01-15T00:00 true");
    }

    @Test
    void areFreshAgainWithTheNextBar() throws IOException {
        assertThat(positions("2024-01-15")).contains("GONE 2024-01-10T00:00 true");

        Files.writeString(
                folder.resolve("GONE.csv"),
                Files.readString(folder.resolve("GONE.csv")) + "2024-01-16,90,90,90,90,0\n");

        assertThat(positions("2024-01-17"))
                .containsExactly(
                        "DAILY 2024-01-17T00:00 false", "GONE 2024-01-16T00:00 false", "WEEKLY 2024-01-15T00:00 false");
    }

    @Test
    void areSoldAtTheEndForAReasonThatTellsTheDateOfTheirPrice() {
        replay("to=2024-01-15");
        replay("to=2024-01-20", "closeAtEnd=true");

        assertThat(books
                        .rows(
                                "SELECT symbol, traded_at, price, reason FROM trade WHERE side = 'SELL' ORDER BY trade_no")
                        .stream()
                        .map(Map::values)
                        .map(Object::toString))
                .containsExactly(
                        "[DAILY, 2024-01-20T00:00, 119.00000000, closed at the end of the session]",
                        "[GONE, 2024-01-20T00:00, 109.00000000, closed at the end of the session, at the price of"
                                + " 2024-01-10]",
                        "[WEEKLY, 2024-01-20T00:00, 114.00000000, closed at the end of the session]");
    }

    /// What their rows tell is no remark of the run; without a row it is one.
    @Test
    void areToldOfOnce() {
        replay("to=2024-01-15");
        assertThat(staleRemarks()).isEmpty();

        replay("to=2024-01-20", "closeAtEnd=true");

        assertThat(staleRemarks()).containsExactly(Map.of("remark", "GONE (last bar 2024-01-10) has no newer bar"));
    }

    @Test
    void ofBooksMadeBeforeAreCompletedByTheNextRun() {
        List<String> complete = positions("2024-01-20");
        books.jdbc().update("UPDATE open_position SET last_bar_at = NULL, stale = NULL");

        assertThat(positions("2024-01-20")).isEqualTo(complete);

        books.jdbc().update("UPDATE open_position SET last_bar_at = NULL, stale = NULL");

        assertThat(positions("2024-01-21"))
                .containsExactly(
                        "DAILY 2024-01-21T00:00 false", "GONE 2024-01-10T00:00 true", "WEEKLY 2024-01-15T00:00 false");

        books.jdbc().update("UPDATE open_position SET last_bar_at = NULL, stale = NULL");
        replay("to=2024-01-21", "closeAtEnd=true");

        assertThat(books.rows("SELECT reason FROM trade WHERE side = 'SELL' AND symbol = 'GONE'"))
                .containsExactly(Map.of("reason", "closed at the end of the session, at the price of 2024-01-10"));
    }

    private List<Map<String, Object>> staleRemarks() {
        return books.rows("SELECT remark FROM report_remarks WHERE kind = 'stale'");
    }

    private List<String> positions(String to) {
        replay("to=" + to);
        return books.rows("SELECT symbol, last_bar_at, stale FROM report_open_positions ORDER BY symbol").stream()
                .map(row -> row.get("symbol") + " " + row.get("last_bar_at") + " " + row.get("stale"))
                .toList();
    }

    private void replay(String... parameters) {
        assertCompleted(books.replay(Stream.concat(
                        Stream.of(
                                "session=x",
                                "prices=" + folder,
                                "symbols=DAILY,GONE,WEEKLY",
                                "strategy=" + VolumeSignals.class.getName(),
                                "risk=off",
                                "positionSize=0.3",
                                "slippage=0"),
                        Stream.of(parameters))
                .toArray(String[]::new)));
    }
}
