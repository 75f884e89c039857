package io.papertape.cli;

import io.papertape.PapertapeApplication;
import io.papertape.prices.file.FilePrices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The program's command line within the JVM of the tests, for what needs no process and no folder of its own: a
/// process takes longer to start than most commands to end.
final class CommandLine {

    private static final String URL = "--spring.datasource.url=";

    private final String books;

    /// @param folder below which the books are, where a program that is started in it has them
    CommandLine(Path folder) {
        books = URL + url(folder);
    }

    /// The database below a folder.
    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("data").resolve("db").resolve("papertape");
    }

    /// Runs a command, on other books if it names them.
    Papertape.Ended run(String... words) {
        return run(List.of(words));
    }

    Papertape.Ended run(List<String> words) {
        boolean elsewhere = words.stream().anyMatch(word -> word.startsWith(URL));
        String[] arguments = Stream.concat(words.stream(), elsewhere ? Stream.empty() : Stream.of(books))
                .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), out, stream(err), false);
        Program program = new Program(PapertapeApplication.class, new FilePrices());
        ExitStatus status = new Cli(console, program, new GracefulStop(stream(out))).run(arguments);
        return new Papertape.Ended(status.code(), text(out), text(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
