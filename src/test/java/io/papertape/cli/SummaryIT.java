package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the summary of a replay says of sessions that look well and are not, or that have not begun.
class SummaryIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    @TempDir
    Path folder;

    @BeforeEach
    void makePrices() throws IOException {
        Files.createDirectory(folder.resolve("prices"));
    }

    @Test
    void tellsThatAPriceIsOld() throws Exception {
        write("AAA", 40, day -> 100);
        write("BBB", 5, day -> 100 + 2 * day);

        assertThat(replay("strategy=MomentumStrategy", "lookback=2", "slippage=0")
                        .filter(line -> line.contains("BBB") && !line.startsWith("Open")))
                .containsExactly(
                        "Stale     BBB has had no bar since 2024-01-05, 20.58 % of equity is valued at its price");
    }

    @Test
    void tellsThatASessionCanNeverEnterAgain() throws Exception {
        write("AAA", 40, day -> day < 10 ? 100 + 2 * day : 60 + day);

        assertThat(replay("strategy=MomentumStrategy", "lookback=3", "riskMaxPositionSize=0.9")
                        .dropWhile(line -> !line.startsWith("Locked"))
                        .limit(2))
                .containsExactly(
                        "Locked    out since 2024-01-11: drawdown exceeds riskMaxDrawdown, and without a position it stays,"
                                + " so no entry is possible any more",
                        "          fresh=true riskDrawdownReset=DAYS starts the session over, another session=NAME begins"
                                + " one beside it");
    }

    @Test
    void tellsOfASessionThatOnlyWarmsUpWhenItWillBegin() throws Exception {
        write("AAA", 20, day -> 100);

        Papertape.Ended ended =
                Papertape.quick(folder).run("replay", "session=x", "prices=prices", "tradeFrom=2024-02-01");

        assertThat(lines(ended).filter(line -> !line.startsWith("Speed")).limit(6))
                .containsExactly(
                        "Session   x",
                        "Strategy  SimpleMAStrategy fastPeriod=10 slowPeriod=30",
                        "Warm-up   20 slices up to 2024-01-20; the account begins with the first slice at tradeFrom,"
                                + " 2024-02-01, or after it",
                        "Prices    1 bar that was used looks suspicious (report suspicious_bars): AAA at 2024-01-10, 10"
                                + " bars in succession have the same prices",
                        "Rejected  0 rows of the price files",
                        "Books     jdbc:h2:file:./data/db/papertape, user sa, no password");
    }

    private Stream<String> replay(String... parameters) {
        Stream<String> command = Stream.of("replay", "session=x", "prices=" + folder.resolve("prices"), "reports=off");
        return lines(new CommandLine(folder)
                .run(Stream.concat(command, Stream.of(parameters)).toList()));
    }

    private static Stream<String> lines(Papertape.Ended ended) {
        assertThat(ended.messages()).isEmpty();
        assertThat(ended.status()).isZero();
        return ended.out().lines();
    }

    private void write(String symbol, int days, IntUnaryOperator price) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int day = 0; day < days; day++) {
            lines.add(FIRST_DAY.plusDays(day) + ("," + price.applyAsInt(day)).repeat(4) + ",1000");
        }
        Files.write(folder.resolve("prices").resolve(symbol + ".csv"), lines);
    }
}
