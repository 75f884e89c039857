package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static io.papertape.batch.replay.ReplayAssertions.assertUndecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Symbols whose strategy throws above a close of 100, beside one that stays below.
class StrategyFailureIT extends EveryDatabase {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 10;

    @BeforeEach
    void writePrices() throws IOException {
        write("AAA", 98);
        write("BBB", 96);
        write("CCC", 10);
    }

    @Test
    void keepsTheFirstOfEachKindAndTheirNumber() {
        ReplayOutcome outcome = replay("x", Thrown.BY_PRICE, "chunkSize=3");

        assertCompleted(outcome);
        assertThat(outcome.failures()).isEqualTo(12);
        assertThat(failures("x"))
                .containsExactly(
                        row("AAA", "java.lang.IllegalStateException", 4, "101 is too dear", 3),
                        row("AAA", "java.lang.NoClassDefFoundError", 7, null, 4),
                        row("BBB", "java.lang.IllegalStateException", 6, "101 is too dear", 3),
                        row("BBB", "java.lang.NoClassDefFoundError", 9, null, 2));
        assertThat(books.rows("SELECT strategy_failures FROM report_runs WHERE session = 'x'"))
                .containsExactly(Map.of("strategy_failures", 12L));
        assertThat(tradedSymbols("x")).containsExactly("AAA", "BBB", "CCC");
    }

    @Test
    void countsForEachRunWhatThatRunAddedToTheBooks() {
        replay("x", Thrown.STATE, "to=" + FIRST_DAY.plusDays(5));
        replay("x", Thrown.STATE);
        replay("x", Thrown.STATE);

        assertThat(books.rows("SELECT strategy_failures FROM report_runs WHERE session = 'x' ORDER BY run_id"))
                .extracting(row -> row.get("strategy_failures"))
                .containsExactly(4L, 8L, 0L);
        assertThat(failures("x"))
                .containsExactly(
                        row("AAA", "java.lang.IllegalStateException", 4, "no luck", 3),
                        row("AAA", "java.lang.IllegalStateException", 7, "no luck", 4),
                        row("BBB", "java.lang.IllegalStateException", 6, "no luck", 1),
                        row("BBB", "java.lang.IllegalStateException", 7, "no luck", 4));
    }

    @Test
    void aSessionThatIsStartedOverHasTheFailuresOfItsNewRunOnly() {
        replay("x", Thrown.STATE);

        replay("x", Thrown.MEMORY, "fresh=true");

        assertThat(failures("x")).as("while the new version is not complete").hasSize(2);

        ReplayOutcome fresh = replay("x", Thrown.NONE, "fresh=true");

        assertCompleted(fresh);
        assertThat(fresh.failures()).isZero();
        assertThat(failures("x")).isEmpty();
        assertThat(books.rows("SELECT strategy_failures FROM report_runs WHERE session = 'x' AND status = 'COMPLETED'"))
                .containsExactly(Map.of("strategy_failures", 0L));
        assertThat(books.rows("SELECT * FROM strategy_failure")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Thrown.class,
            names = {"NONE", "BY_PRICE", "MEMORY"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverAStrategyThrowsStopsNoOtherSymbol(Thrown thrown) {
        ReplayOutcome outcome = replay("x", thrown, "chunkSize=4");

        assertCompleted(outcome);
        assertThat(failures("x"))
                .containsExactly(
                        row("AAA", thrown.exception, 4, thrown.message, 7),
                        row("BBB", thrown.exception, 6, thrown.message, 5));
        assertThat(tradedSymbols("x")).containsExactly("AAA", "BBB", "CCC");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anErrorOfTheMachineEndsTheRunByItsName() {
        ReplayOutcome outcome = replay("x", Thrown.MEMORY, "chunkSize=2");

        assertFailed(outcome).isExactlyInstanceOf(OutOfMemoryError.class);
        assertThat(books.rows("SELECT status, failure, slices FROM report_runs WHERE session = 'x'"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run).containsEntry("status", "FAILED").containsEntry("slices", 2L);
                    assertThat(String.valueOf(run.get("failure")))
                            .startsWith("OutOfMemoryError, the memory that Java may use is full: no room");
                });
    }

    @Test
    void moreFailuresThanAreToleratedFailTheRunUntilMoreAreTolerated() {

        ReplayOutcome failed = replay("x", Thrown.STATE, "maxFailures=2", "chunkSize=5");
        ReplayOutcome again = replay("x", Thrown.STATE, "maxFailures=2", "chunkSize=5");

        for (ReplayOutcome outcome : List.of(failed, again)) {
            assertUndecided(outcome)
                    .isEqualTo(
                            "strategy " + Throws.class.getName() + " failed 12 times, more than maxFailures=2 allows,"
                                    + " the first time for symbol AAA at 2024-01-04T00:00: java.lang.IllegalStateException: no"
                                    + " luck; correct the strategy, or tolerate more failures by maxFailures");
        }
        assertThat(books.rows("SELECT strategy_failures, slices FROM report_runs WHERE session = 'x'"))
                .containsExactly(Map.of("strategy_failures", 12L, "slices", 10L));

        ReplayOutcome tolerated = replay("x", Thrown.STATE, "maxFailures=12");

        assertCompleted(tolerated);
        assertThat(tolerated.failures()).isEqualTo(12);
        replay("undisturbed", Thrown.STATE);
        assertThat(TestBooks.difference(books.results("undisturbed"), books.results("x")))
                .isEmpty();
    }

    @Test
    void aRunThatFailsForItsFailuresReadsNoFurther() {
        ReplayOutcome failed = replay("x", Thrown.STATE, "maxFailures=0", "chunkSize=2");

        assertUndecided(failed)
                .startsWith("strategy " + Throws.class.getName() + " failed 1 time, more than maxFailures=0");
        assertThat(books.rows("SELECT slices FROM report_runs WHERE session = 'x'"))
                .containsExactly(Map.of("slices", 4L));
    }

    @Test
    void asManyFailuresAsAreToleratedDoNot() {
        ReplayOutcome outcome = replay("x", Thrown.STATE, "maxFailures=12", "chunkSize=2");

        assertCompleted(outcome);
    }

    private ReplayOutcome replay(String session, Thrown thrown, String... parameters) {
        Throws.thrown = thrown;
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of(
                "session=" + session,
                "strategy=" + Throws.class.getName(),
                "risk=off",
                "positionSize=0.1",
                "prices=" + folder.resolve("prices")));
        return books.replay(all.toArray(String[]::new));
    }

    private List<Map<String, Object>> failures(String session) {
        return books.rows("""
                SELECT symbol, exception, failed_at, message, occurrences FROM report_strategy_failures
                WHERE session = ? ORDER BY symbol, failed_at
                """, session);
    }

    private static Map<String, @Nullable Object> row(
            String symbol, String exception, int day, @Nullable String message, long occurrences) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("symbol", symbol);
        row.put("exception", exception);
        row.put("failed_at", LocalDateTime.of(2024, 1, day, 0, 0));
        row.put("message", message);
        row.put("occurrences", occurrences);
        return row;
    }

    private List<Object> tradedSymbols(String session) {
        return books
                .rows("SELECT DISTINCT symbol FROM report_trades WHERE session = ? ORDER BY symbol", session)
                .stream()
                .map(row -> row.get("symbol"))
                .toList();
    }

    private void write(String symbol, int first) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close"));
        for (int day = 0; day < DAYS; day++) {
            lines.add(FIRST_DAY.plusDays(day) + ("," + (first + day)).repeat(4));
        }
        Files.write(Files.createDirectories(folder.resolve("prices")).resolve(symbol + ".csv"), lines);
    }

    /// What the strategy throws.
    enum Thrown {
        NONE("", null),
        STATE("java.lang.IllegalStateException", "no luck"),
        BY_PRICE("", null),
        CLASS("java.lang.NoClassDefFoundError", "com/example/Missing"),
        ASSERTION("java.lang.AssertionError", "never"),
        RECURSION("java.lang.StackOverflowError", null),
        SNEAKED("java.io.IOException", "sneaked"),
        INTERRUPTED("java.lang.InterruptedException", "woken"),
        OVERFLOW(
                "io.papertape.engine.portfolio.MoneyOverflowException",
                "92233720368.54775807 + 0.00000001 exceeds the largest value 92233720368.54775807"),
        SPEECHLESS("io.papertape.batch.replay.StrategyFailureIT$Speechless", null),
        NOTHING("java.lang.NullPointerException", "a signal must be BUY, SELL or HOLD but was null"),
        MEMORY("java.lang.OutOfMemoryError", "no room");

        private final String exception;
        private final @Nullable String message;

        Thrown(String exception, @Nullable String message) {
            this.exception = exception;
            this.message = message;
        }
    }

    /// Cannot even tell its message.
    static final class Speechless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("speechless");
        }
    }

    /// Buys at every close up to 100.
    public static final class Throws implements Strategy {

        static volatile Thrown thrown = Thrown.STATE;

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return bars.close(0) <= 100 * Money.ONE ? Signal.BUY : fail(bars);
        }

        @SuppressWarnings({"NullAway", "InfiniteRecursion"})
        private Signal fail(BarWindow bars) {
            return switch (thrown) {
                case NONE -> Signal.HOLD;
                case STATE -> throw new IllegalStateException("no luck");
                case BY_PRICE -> {
                    if (bars.close(0) > 103 * Money.ONE) {
                        throw new NoClassDefFoundError();
                    }
                    throw new IllegalStateException(Money.format(bars.close(0)) + " is too dear");
                }
                case CLASS -> throw new NoClassDefFoundError("com/example/Missing");
                case ASSERTION -> throw new AssertionError("never");
                case RECURSION -> fail(bars);
                case SNEAKED -> throw sneak(new IOException("sneaked"));
                case INTERRUPTED -> {
                    Thread.currentThread().interrupt();
                    throw sneak(new InterruptedException("woken"));
                }
                case OVERFLOW -> {
                    Money.add(Long.MAX_VALUE, 1);
                    yield Signal.HOLD;
                }
                case SPEECHLESS -> throw new Speechless();
                case NOTHING -> null;
                case MEMORY -> throw new OutOfMemoryError("no room");
            };
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T sneak(Throwable checked) throws T {
            throw (T) checked;
        }
    }
}
