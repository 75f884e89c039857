package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.code.UserCode;
import io.papertape.kill.BooksContent;
import io.papertape.kill.BooksPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/// What a strategy of a user's own can do to the run that it is part of: take all the memory there is, or stand for
/// whatever changes a price file in the midst of it.
class UserStrategyIT {

    private static final String HEADER = "Date,Open,High,Low,Close,Volume\n";
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 100;
    private static final Set<String> RESULTS =
            Set.of("trade", "equity_point", "equity_day", "drawdown", "open_position", "session_metric");

    /// Buys after a gain, sells after a loss. In the midst of the bars it does what files in the program's folder ask
    /// it to: takes all memory, or puts another file in the place of the prices.
    private static final String STRATEGY = """
            package mine;

            import io.papertape.engine.market.BarWindow;
            import io.papertape.engine.strategy.Signal;
            import io.papertape.engine.strategy.Strategy;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.ArrayList;
            import java.util.List;

            public final class Asked implements Strategy {
                private static final List<byte[]> TAKEN = new ArrayList<>();
                private int bars;

                public int requiredBars() { return 1; }

                public Signal signal(BarWindow window) {
                    if (++bars == 50) {
                        while (Files.exists(Path.of("hungry"))) {
                            TAKEN.add(new byte[100_000]);
                        }
                        change(Path.of("next.csv"));
                    }
                    return window.close(0) > window.open(0) ? Signal.BUY : Signal.SELL;
                }

                private static void change(Path next) {
                    try {
                        if (Files.exists(next)) {
                            Files.write(Path.of("prices", "KO.csv"), Files.readAllBytes(next));
                            Files.delete(next);
                        }
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
            """;

    private static final List<String> REPLAY = List.of(
            "replay",
            "session=x",
            "strategy=mine.Asked",
            "prices=prices",
            "chunkSize=10",
            "risk=off",
            "reports=off",
            "onRestatement=replay");

    @TempDir
    Path folder;

    private static Path strategies;

    private Path disturbed;

    /// How a price file changes.
    enum Change {
        EXTENDED {
            @Override
            String of(String prices) {
                return prices + bar(DAYS);
            }
        },
        CUT {
            @Override
            String of(String prices) {
                return prices.substring(0, prices.indexOf(FIRST.plusDays(30).toString()));
            }
        },
        REWRITTEN {
            @Override
            String of(String prices) {
                return prices.replace(bar(20), bar(20).replace(",50,", ",51,").replace(",1\n", "1,1\n"));
            }
        };

        abstract String of(String prices);
    }

    @BeforeAll
    static void compileStrategy(@TempDir Path empty) {
        strategies = empty;
        new UserCode(strategies).compile(STRATEGY);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        disturbed = folderWith(prices());
    }

    @Test
    void takesAllMemoryAndTheRunIsResumedOnceItDoesNot() throws Exception {
        Files.createFile(disturbed.resolve("hungry"));

        Papertape.Ended full = Papertape.withMemory(disturbed, "64m").run(REPLAY);

        assertThat(full.status()).as(full.err()).isEqualTo(5);
        assertThat(full.messages())
                .containsExactly("papertape: failed: OutOfMemoryError, the memory that Java may use is full: Java heap"
                        + " space; give Java more by -Xmx, or have fewer slices in a transaction by chunkSize");
        assertThat(slices(disturbed))
                .as("slices of whole transactions before the one in which it happened")
                .isEqualTo(40);
        Files.delete(disturbed.resolve("hungry"));
        assertCompletesLikeUndisturbed(prices());
    }

    @ParameterizedTest
    @EnumSource
    void changesTheFileThatIsReplayedAndTheNextRunHasTheNewOne(Change change) throws Exception {
        Files.writeString(disturbed.resolve("next.csv"), change.of(prices()));

        Papertape.Ended failed = Papertape.quick(disturbed).run(REPLAY);

        assertThat(failed.status()).as(failed.err()).isEqualTo(1);
        assertThat(failed.messages())
                .singleElement()
                .asString()
                .startsWith("papertape: failed: KO.csv: changed while its prices were replayed: ");
        if (change == Change.CUT) {
            Papertape.Ended again = Papertape.quick(disturbed).run(REPLAY);
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.out()).contains("ends in the prices before what was used, which stands");
        } else {
            assertCompletesLikeUndisturbed(change.of(prices()));
        }
    }

    private void assertCompletesLikeUndisturbed(String prices) throws Exception {
        Papertape.Ended again = Papertape.quick(disturbed).run(REPLAY);
        Path other = folderWith(prices);
        Papertape.Ended undisturbed = Papertape.quick(other).run(REPLAY);

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(undisturbed.status()).as(undisturbed.err()).isZero();
        assertThat(results(disturbed).difference(results(other))).isEmpty();
    }

    private static int slices(Path folder) {
        return new BooksPlace.Default(folder)
                .look(jdbc -> jdbc.queryForObject("SELECT COUNT(*) FROM equity_point", Integer.class));
    }

    private static BooksContent results(Path folder) {
        SortedMap<String, List<SortedMap<String, String>>> results = new TreeMap<>(
                new BooksPlace.Default(folder).look(BooksContent::read).tables());
        results.keySet().retainAll(RESULTS);
        assertThat(results).hasSameSizeAs(RESULTS);
        return new BooksContent(results);
    }

    private Path folderWith(String prices) throws IOException {
        Path made = Files.createTempDirectory(folder, "place");
        Files.writeString(Files.createDirectory(made.resolve("prices")).resolve("KO.csv"), prices);
        FileSystemUtils.copyRecursively(strategies, made.resolve("strategies"));
        return made;
    }

    private static String prices() {
        StringBuilder prices = new StringBuilder(HEADER);
        for (int day = 0; day < DAYS; day++) {
            prices.append(bar(day));
        }
        return prices.toString();
    }

    private static String bar(int day) {
        int open = 100 + day * day % 31;
        int close = 100 + day * day % 29;
        return FIRST.plusDays(day) + "," + open + "," + (open + 50) + "," + 50 + "," + close + ",1\n";
    }
}
