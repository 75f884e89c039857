package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A session that buys 10 shares at 100 with all its capital, and what becomes of it after a sale that loses 15 % or a
/// hundredth more.
class LockedOutIT extends EveryDatabase {

    @Test
    void isToldSinceTheSliceOfTheLastSale() throws IOException {
        assertThat(lockedOutSince("84.99")).isEqualTo("2024-01-03T00:00");
        assertThat(books.rows("SELECT refused_at FROM refused_entry ORDER BY refused_at"))
                .hasSize(2);
    }

    @Test
    void isNotToldAtTheLimitItself() throws IOException {
        assertThat(lockedOutSince("85")).isEqualTo("null");
    }

    @Test
    void isNotToldWhileAPositionIsHeld() throws IOException {
        assertThat(lockedOutSince("84.99", "to=2024-01-02")).isEqualTo("null");
    }

    @Test
    void isNotToldWhenTheHighestEquityIsForgottenInTime() throws IOException {
        assertThat(lockedOutSince("84.99", "riskDrawdownReset=500")).isEqualTo("null");
    }

    @Test
    void isNotToldWithoutRisk() throws IOException {
        assertThat(lockedOutSince("84.99", "risk=off", "to=2024-01-03")).isEqualTo("null");
    }

    @Test
    void isNotToldOfAClosedSession() throws IOException {
        assertThat(lockedOutSince("84.99", "closeAtEnd=true")).isEqualTo("null");
    }

    private String lockedOutSince(String sale, String... parameters) throws IOException {
        Files.write(
                folder.resolve("KO.csv"),
                Stream.of(
                                "Date,Open,High,Low,Close,Volume",
                                bar("01", "100", 1),
                                bar("02", "99", 0),
                                bar("03", sale, 2),
                                bar("04", "100", 1),
                                bar("05", "100", 1))
                        .toList());
        String[] all = Stream.concat(
                        Stream.of(
                                "session=x",
                                "prices=" + folder.resolve("KO.csv"),
                                "strategy=" + VolumeSignals.class.getName(),
                                "initialCapital=1000",
                                "commission=0",
                                "slippage=0",
                                "positionSize=1",
                                "riskMaxPositionSize=1",
                                "riskMinCashReserve=0",
                                "riskMaxDailyLoss=1"),
                        Arrays.stream(parameters))
                .toArray(String[]::new);
        assertCompleted(books.replay(all));
        return String.valueOf(books.rows("SELECT locked_out_since FROM report_session_summary")
                .getFirst()
                .get("locked_out_since"));
    }

    private static String bar(String day, String price, int volume) {
        return "2024-01-" + day + String.join("", Collections.nCopies(4, "," + price)) + "," + volume;
    }
}
