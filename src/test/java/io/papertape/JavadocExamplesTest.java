package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of the documentation of classes compile, each in the package of its class.
class JavadocExamplesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern EXAMPLE = Pattern.compile("/// ```java\\R(.*?)\\R\\s*/// ```\\R", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("(public )?(final )?(class|record) .*", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("(public|private) .*", Pattern.DOTALL);

    private static final String IMPORTS = """
            import io.papertape.backup.*;
            import io.papertape.batch.*;
            import io.papertape.batch.live.*;
            import io.papertape.batch.nightly.*;
            import io.papertape.batch.sweep.*;
            import io.papertape.batch.replay.*;
            import io.papertape.database.*;
            import io.papertape.desk.*;
            import io.papertape.engine.live.*;
            import io.papertape.engine.market.*;
            import io.papertape.engine.order.*;
            import io.papertape.engine.performance.*;
            import io.papertape.engine.portfolio.*;
            import io.papertape.engine.session.*;
            import io.papertape.engine.strategy.*;
            import io.papertape.engine.strategy.indicator.*;
            import io.papertape.ledger.*;
            import io.papertape.notify.*;
            import io.papertape.prices.*;
            import io.papertape.prices.inspection.*;
            import io.papertape.report.*;
            import io.papertape.report.morning.*;
            import io.papertape.settings.*;
            import io.papertape.trading.*;
            import io.papertape.yaml.*;
            import java.math.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.function.*;
            import org.jspecify.annotations.*;
            import org.snakeyaml.engine.v2.nodes.Node;
            import org.springframework.batch.core.job.*;
            import org.springframework.batch.core.job.builder.*;
            import org.springframework.batch.core.repository.*;
            import org.springframework.batch.core.step.builder.*;
            import org.springframework.batch.infrastructure.repeat.*;
            import org.springframework.transaction.*;
            import org.springframework.transaction.support.*;
            """;

    /// What statements of an example may use without saying where it is from.
    private static final String GIVEN = """
            BarWindow bars;
            StrategyParameters parameters;
            StrategyCatalog catalog;
            SessionConfig config;
            SessionConfig otherConfig;
            SessionListener listener;
            DataFeed feed;
            MarketSlice slice;
            long time;
            PaperTradingSession session;
            Metrics metrics;
            PriceSource prices;
            PriceQuery query;
            String url;
            SessionLedger sessions;
            ReplayService replays;
            LiveService live;
            LiveListener liveListener;
            NightlyService nights;
            SweepService sweeps;
            RunLifecycle lifecycle;
            RunBooks books;
            JobRepository repository;
            PlatformTransactionManager transactions;
            TransactionTemplate transaction;
            InstantSource clock;
            Reports reports;
            NightPreviews previews;
            DigestReader digests;
            Digest digest;
            Desk desk;
            byte[] content;
            javax.sql.DataSource source;
            org.flywaydb.core.Flyway flyway;
            """;

    @TempDir
    Path classes;

    @Test
    void compile() throws IOException {
        List<JavaFileObject> examples = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                examples.addAll(examples(file));
            }
        }
        assertThat(examples).hasSizeGreaterThan(35);

        StringWriter problems = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-d", classes.toString());
        assertThat(compiler.getTask(problems, null, null, options, null, examples)
                        .call())
                .as("%s", problems)
                .isTrue();
    }

    private static List<JavaFileObject> examples(Path file) throws IOException {
        String folder = SOURCES.relativize(file.getParent()).toString();
        List<String> texts = EXAMPLE.matcher(Files.readString(file))
                .results()
                .map((MatchResult example) -> example.group(1).replaceAll("(?m)^\\s*/// ?", ""))
                .toList();
        List<JavaFileObject> units = new ArrayList<>();
        for (String text : texts) {
            String name = file.getFileName().toString().replace(".java", "Example") + units.size();
            String source = "package " + folder.replace('/', '.') + ";\n" + IMPORTS + declared(name, text);
            units.add(new Source(URI.create("string:///" + folder + "/" + name + ".java"), source));
        }
        return units;
    }

    private static String declared(String name, String example) {
        if (TYPE.matcher(example).matches()) {
            return example.replaceFirst("^public ", "");
        }
        if (MEMBER.matcher(example).matches()) {
            return "class " + name + " {\n" + example + "\n}\n";
        }
        String end = example.startsWith("return ") ? "" : "return null;\n";
        return "class " + name + " {\n" + GIVEN + "Object example() throws Exception {\n" + example + "\n" + end
                + "}\n}\n";
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        private Source(URI uri, String text) {
            super(uri, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
