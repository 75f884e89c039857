package io.papertape.batch.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person is told when a strategy cannot be found or used.
class StrategyFolderTest {

    private static final String KNOWN = "there is no such class; known are SimpleMAStrategy, MomentumStrategy,"
            + " MeanReversionStrategy, VolatilityStrategy, BreakoutStrategy; ";

    private static final String STRATEGY = """
            package mine;
            import io.papertape.engine.market.BarWindow;
            import io.papertape.engine.strategy.*;
            public class ThreeUp implements Strategy {
                public int requiredBars() { return 1; }
                public Signal signal(BarWindow bars) { return Signal.BUY; }
            }
            """;

    @TempDir
    Path temporary;

    private Path folder;
    private UserCode code;

    @BeforeEach
    void compileAStrategy() {
        folder = temporary.resolve("strategies");
        code = new UserCode(folder).compile(STRATEGY);
    }

    @Test
    void tellsWhereAClassWasLookedForAndSuggestsTheUsersOwn() throws IOException {
        Path jar = folder.resolve("other.jar");
        new UserCode(temporary.resolve("other"))
                .compile(STRATEGY.replace("ThreeUp", "FourUp").replace("package mine", "package ours"))
                .packInto(jar, 0);

        assertRefused(
                "mine.ThreeUpp", KNOWN + "looked for in " + folder + ", " + jar + "; did you mean 'mine.ThreeUp'?");
        assertRefused("FourUp", KNOWN + "looked for in " + folder + ", " + jar + "; did you mean 'ours.FourUp'?");
        assertRefused(
                "mine.Breakout", KNOWN + "looked for in " + folder + ", " + jar + "; did you mean 'BreakoutStrategy'?");
    }

    @Test
    void tellsThatThereIsNoFolder() {
        code = new UserCode(temporary.resolve("none"));

        assertRefused(
                "mine.ThreeUp",
                KNOWN + "there is no folder " + code.folder() + " to look for it in; did you mean 'SimpleMAStrategy'?");
    }

    @Test
    void tellsWhereAMisplacedClassBelongs() throws IOException {
        Files.move(folder.resolve("mine/ThreeUp.class"), folder.resolve("ThreeUp.class"));

        assertThat(problem("mine.ThreeUp"))
                .contains("; looked for in " + folder + "; " + folder + "/ThreeUp.class is the class mine.ThreeUp and"
                        + " belongs at " + folder + "/mine/ThreeUp.class; did you mean ");
        assertThat(problem("ThreeUp")).contains("/ThreeUp.class is the class mine.ThreeUp and belongs at ");
    }

    @Test
    void tellsThatASourceIsNotCompiled() throws IOException {
        Files.move(folder.resolve("mine/ThreeUp.class"), temporary.resolve("ThreeUp.class"));
        Files.writeString(folder.resolve("mine/ThreeUp.java"), STRATEGY);

        assertThat(problem("mine.ThreeUp"))
                .contains("; " + folder + "/mine/ThreeUp.java is not compiled: javac makes the class; did you mean ");
    }

    @Test
    void tellsThatAClassIsCompiledForANewerJava() throws IOException {
        Path file = folder.resolve("mine/ThreeUp.class");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putShort(6, (short) 99);
        Files.write(file, bytes);
        int java = Runtime.version().feature();

        assertRefused(
                "mine.ThreeUp",
                "it is compiled for a newer Java than the " + java + " that runs this; compile it with javac --release "
                        + java);
    }

    @Test
    void tellsWhichOtherClassIsMissing() throws IOException {
        code.compile("""
                package mine;
                public class Base {}
                """, STRATEGY.replace("ThreeUp implements", "ThreeUp extends Base implements"));
        Files.delete(folder.resolve("mine/Base.class"));

        assertRefused("mine.ThreeUp", "it needs the class mine.Base, which is not there; looked for in " + folder);
    }

    @Test
    void tellsWhichClassTheConstructorMisses() throws IOException {
        code.compile("""
                package mine;
                public class Base {}
                """, STRATEGY.replace("public int", "public ThreeUp() { new Base(); } public int"));
        Files.delete(folder.resolve("mine/Base.class"));

        assertRefused("mine.ThreeUp", "it needs the class mine.Base, which is not there; looked for in " + folder);
    }

    @Test
    void tellsThatAClassIsNotPublicOrHasNoPublicConstructor() {
        code.compile(STRATEGY.replace("public class", "class"));
        assertThat(problem("mine.ThreeUp")).startsWith("strategy: unknown strategy 'mine.ThreeUp': it is not public");

        code.compile(STRATEGY.replace("public int", "private ThreeUp() {} public int"));
        assertRefused("mine.ThreeUp", "it has no public constructor that takes StrategyParameters or nothing");
    }

    @Test
    void tellsThatAJarCannotBeRead() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

        assertThat(problem("mine.ThreeUp")).startsWith("strategy: " + jar + " cannot be read as a jar: zip ");
        assertThat(code.catalog().find("SimpleMAStrategy", Map.of()).name()).isEqualTo("SimpleMAStrategy");
    }

    private void assertRefused(String name, String cause) {
        assertThat(problem(name)).isEqualTo("strategy: unknown strategy '" + name + "': " + cause);
    }

    private String problem(String name) {
        String[] message = new String[1];
        assertThatThrownBy(() -> ReplayRequest.parse(Map.of("strategy", name), code.catalog())
                        .orThrow(new FilePrices()))
                .isInstanceOf(InvalidParametersException.class)
                .satisfies(failure -> message[0] = failure.getMessage());
        return message[0];
    }
}
