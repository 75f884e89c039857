package io.papertape.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.WrittenBooks;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The proof of the books of random sessions with corporate actions and short positions. The number of cases and the
/// first seed can be given: -Dpapertape.proofs=1000 -Dpapertape.proofs.seed=7.
@ParameterizedClass
@EnumSource(value = Database.class)
class ProofIT {

    private static final int CASES = Integer.getInteger("papertape.proofs", 30);
    private static final int FIRST = Integer.getInteger("papertape.proofs.seed", 1);

    @TempDir
    static Path folder;

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database) throws Exception {
        ReferenceCase.write(FIRST, CASES, folder.resolve("actions"), "actions");
        books = new TestBooks(database, folder);
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    static List<Integer> seeds() {
        return IntStream.range(FIRST, FIRST + CASES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsNothingInWhatTheEngineEmits(int seed) throws IOException {
        ReferenceCase random = ReferenceCase.read(folder.resolve("actions/" + seed));

        assertThat(written(random, "case " + seed).findings())
                .as(random.parameters().toString())
                .isEmpty();
    }

    private static WrittenBooks written(ReferenceCase random, String name) {
        Map<String, String> given = new HashMap<>(random.parameters());
        given.remove("adjust");
        given.put("session", name);
        given.put("symbols", String.join(",", random.symbols()));
        RequestedSettings asked = RequestedSettings.read(
                given, new StrategyCatalog(ProofIT.class.getClassLoader()), StrategyOrigin.COMMAND);
        assertThat(asked.sentences()).isEmpty();
        SessionSettings settings = Objects.requireNonNull(asked.settings());
        StrategyCatalog.Found strategy = Objects.requireNonNull(asked.strategy());
        return new WrittenBooks(
                books.context(),
                settings,
                settings.engineConfig(name, strategy.factory()),
                random.actions(),
                strategy.givesLevels(),
                random.slices(),
                random.closesAtEnd());
    }
}
