package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Carried forward in any number of steps, a session holds what one whole replay holds.
@ParameterizedClass
@EnumSource(Database.class)
class CarryForwardIT {

    private static final int[] STEPS = {1, 2, 13};
    private static final long SEED = 20130208;

    private static final Instant BEGIN = Instant.parse("2013-02-08T00:00:00Z");
    private static final int DAYS = 600;
    private static final Duration HOURS_BETWEEN_BARS = Duration.ofHours(3);
    private static final int WALK_BARS = 800;

    @TempDir
    static Path folder;

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database) {
        books = new TestBooks(database, folder);
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strategy=SimpleMAStrategy fastPeriod=3 slowPeriod=8",
                "strategy=MomentumStrategy closeAtEnd=true",
                "strategy=MeanReversionStrategy risk=off positionSize=0.3",
                "strategy=VolatilityStrategy maxPositions=3",
                "strategy=SimpleMAStrategy fastPeriod=3 slowPeriod=8 tradeFrom=2013-06-15",
                "strategy=MomentumStrategy lookback=5 riskMaxDrawdown=0.01 riskDrawdownReset=9 tradeFrom=2013-03-02",
                "strategy=io.papertape.batch.replay.NaiveRsi risk=off positionSize=0.1 tradeFrom=2013-05-20",
                "strategy=BreakoutStrategy risk=off positionSize=0.2 closeAtEnd=true",
                "strategy=io.papertape.batch.replay.HighestEver",
                "strategy=BreakoutStrategy lookback=4 fill=nextOpen stopLoss=0.02 takeProfit=0.03 trailingStop=0.02 maxHoldBars=6"
                        + " cooldownBars=3 risk=off positionSize=0.3",
                "strategy=MomentumStrategy lookback=3 threshold=0.01 fill=nextClose volumeLimit=0.00002 entryRemainder=keep"
                        + " impact=0.1 lot=0.01 sizing=volatility positionSize=0.1 riskMaxPositionSize=1 tick=0.01 tradeFrom=2013-04-15",
                "strategy=io.papertape.batch.replay.PricedEntries realism=strict volumeLimit=0.00001 limitBars=4 limitFill=touch"
                        + " intrabar=nearest gapEntry=take commission=0.005/share commissionMin=1 risk=off closeAtEnd=true"
            })
    void holdsWhatOneWholeReplayHolds(String settings) throws IOException {
        String prices = " prices=" + dailyPrices();

        compare(settings + prices, Duration.ofDays(1), DAYS);

        assertThat(books.rows("SELECT line FROM rejected_bar")).isNotEmpty();
    }

    @Test
    void aStrategyWithFieldsTradesEachSymbolAsThoughItWereAlone() {
        String settings = "strategy=" + NaiveRsi.class.getName()
                + " risk=off maxPositions=20 positionSize=0.001 initialCapital=1000000000 prices="
                + TestBooks.DEMO_PRICES;

        compare(settings, Duration.ofDays(1), DAYS);

        List<String> symbols = books.jdbc()
                .queryForList(
                        "SELECT DISTINCT symbol FROM report_trades WHERE session = ?",
                        String.class,
                        "session " + List.of(settings.split(" ")));
        assertThat(symbols).hasSize(20);
        String together = "session " + List.of(settings.split(" "));
        for (String symbol : symbols) {
            replay(
                    "alone " + symbol,
                    List.of((settings + " symbols=" + symbol).split(" ")),
                    BEGIN.plus(Duration.ofDays(DAYS)),
                    true);

            assertThat(trades(together, symbol)).isNotEmpty().isEqualTo(trades("alone " + symbol, symbol));
        }
    }

    /// When a symbol was bought and sold: how much of it depends on the cash.
    private static List<Map<String, Object>> trades(String session, String symbol) {
        return books.rows("""
                SELECT t.traded_at, t.side, t.price FROM trade t JOIN paper_session s ON s.session_id = t.session_id
                WHERE s.name = ? AND t.symbol = ? ORDER BY t.trade_no
                """, session, symbol);
    }

    /// Cut between the bars of a day: the limit of the daily loss looks at the day before.
    @Test
    void refusesTheSameEntriesWhenDaysAreCut() throws IOException {
        compare(
                "strategy=MomentumStrategy lookback=3 threshold=0.005 riskMaxDailyLoss=0.002 riskMaxDrawdown=1 prices="
                        + randomWalks(),
                HOURS_BETWEEN_BARS,
                WALK_BARS);

        assertThat(books.rows("SELECT refusal_no FROM refused_entry WHERE limited_by = 'riskMaxDailyLoss'"))
                .hasSizeGreaterThan(10);
    }

    /// Replays wholly and in steps that end at random bars, and compares every table.
    private static void compare(String settings, Duration betweenBars, int bars) {
        List<String> parameters = List.of(settings.split(" "));
        Instant end = BEGIN.plus(betweenBars.multipliedBy(bars));
        String whole = "session " + parameters;
        assertCompleted(replay(whole, parameters, end, true));
        for (int steps : STEPS) {
            String session = whole + " in " + steps;
            for (long cut : cuts(steps - 1, bars)) {
                replay(session, parameters, BEGIN.plus(betweenBars.multipliedBy(cut)), false);
            }
            replay(session, parameters, end, true);

            assertThat(TestBooks.difference(books.results(whole), books.results(session)))
                    .as(session)
                    .isEmpty();
            assertThat(done(session)).as(session).isEqualTo(done(whole));
            assertThat(runs(session)).isEqualTo(steps);
        }
        assertThat(books.results(whole).get("trade")).hasSizeGreaterThan(10);
    }

    private static ReplayOutcome replay(String session, List<String> parameters, Instant to, boolean last) {
        return books.replay(Stream.concat(
                        Stream.of("session=" + session, "to=" + to),
                        parameters.stream().filter(parameter -> last || !parameter.equals("closeAtEnd=true")))
                .toArray(String[]::new));
    }

    private static List<Long> cuts(int number, int bars) {
        Random random = new Random(SEED + number);
        return Stream.generate(() -> random.nextLong(bars))
                .distinct()
                .limit(number)
                .sorted()
                .toList();
    }

    /// What all runs of a session have done together.
    private static Object done(String session) {
        return books.rows("""
                SELECT s.status, s.last_slice_at, s.peak_equity, s.risk_peak_equity, s.warm_up_slices, MIN(r.first_slice_at), MAX(r.last_slice_at),
                    SUM(r.slices), SUM(r.warm_up_slices), SUM(r.bars), SUM(r.trades), SUM(r.rejected_bars), SUM(r.refused_entries)
                FROM paper_session s JOIN session_run r ON r.session_id = s.session_id
                WHERE s.name = ? AND r.status = 'COMPLETED'
                GROUP BY s.status, s.last_slice_at, s.peak_equity, s.risk_peak_equity, s.warm_up_slices
                """, session);
    }

    private static int runs(String session) {
        return books.rows("SELECT * FROM report_runs WHERE session = ?", session)
                .size();
    }

    /// Bundled prices of a few symbols with gaps, of which one begins late and one ends early, and rows to reject.
    private static Path dailyPrices() throws IOException {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(TestBooks.DEMO_PRICES, "sp500_demo20.csv"))) {
            String date = line.substring(0, 10);
            boolean used = switch (line.substring(line.lastIndexOf(',') + 1)) {
                case "Name" -> true;
                case "AAPL", "CAT", "NFLX" -> random.nextInt(50) > 0;
                case "GE" -> date.compareTo("2013-08") > 0;
                case "INTC" -> date.compareTo("2014-04") < 0;
                default -> false;
            };
            if (used) {
                lines.add(line);
            }
            if (used && random.nextInt(200) == 0) {
                lines.add(line.replaceFirst(",", ",-"));
            }
        }
        return Files.write(folder.resolve("daily.csv"), lines);
    }

    private static Path randomWalks() throws IOException {
        Path walks = Files.createDirectories(folder.resolve("walks"));
        Random random = new Random(SEED);
        for (String symbol : List.of("AAA", "BBB", "CCC")) {
            List<String> lines = new ArrayList<>();
            lines.add("timestamp,open,high,low,close,volume");
            long cents = 10_000;
            for (int bar = 0; bar < WALK_BARS; bar++) {
                cents += random.nextLong(-100, 101);
                String price = "," + cents / 100 + "." + cents / 10 % 10 + cents % 10;
                long time = BEGIN.plus(HOURS_BETWEEN_BARS.multipliedBy(bar)).toEpochMilli();
                lines.add(time + price.repeat(4) + ",1");
            }
            Files.write(walks.resolve(symbol + ".csv"), lines);
        }
        return walks;
    }
}
