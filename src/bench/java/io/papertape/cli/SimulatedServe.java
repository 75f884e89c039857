package io.papertape.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.papertape.PapertapeApplication;
import io.papertape.prices.file.FilePrices;
import io.papertape.serve.NightBoard;
import io.papertape.serve.NightMetrics;
import io.papertape.serve.NightWatch;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// The nights of `serve`, and `prune`, in this process, under a clock that others set. Not safe for use by several
/// threads.
public final class SimulatedServe {

    private final Program program;
    private final String url;
    private final Path desk;
    private final InstantSource clock;
    private final NightBoard board = new NightBoard();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private SimulatedServe(String url, Path desk, InstantSource clock) {
        program = new Program(ClockedApplication.class, new FilePrices());
        this.url = url;
        this.desk = desk;
        this.clock = clock;
    }

    /// Sets the clock of the simulation, of which this process has one at a time.
    ///
    /// @param url of the books
    /// @param desk file of the sessions
    public static SimulatedServe under(InstantSource clock, String url, Path desk) {
        ClockedApplication.clock = clock;
        return new SimulatedServe(url, desk, clock);
    }

    /// Begins anew, as another process would.
    public NightWatch.Nights start() {
        List<String> problems = new ArrayList<>();
        Arguments arguments =
                Arguments.of("serve", "sessions=" + desk, "reports=off", "--spring.datasource.url=" + url);
        NightlyParameters parameters = NightlyParameters.of(arguments.parameters(), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        return new DueNights(
                console(),
                program,
                new GracefulStop(new PrintStream(OutputStream.nullOutputStream())),
                arguments,
                parameters,
                clock,
                board,
                new NightMetrics(board, clock, new SimpleMeterRegistry()));
    }

    /// What is known of the last night.
    public NightBoard board() {
        return board;
    }

    /// What it has told on standard error since this was asked last.
    public String errors() {
        String told = errors.toString(StandardCharsets.UTF_8);
        errors.reset();
        return told;
    }

    /// Prunes the books, by the limits that hold where none are given.
    ///
    /// @throws IllegalStateException if that fails
    public void prune() {
        ExitStatus status = new PruneCommand(console(), program)
                .run(Arguments.of("prune", "reports=off", "--spring.datasource.url=" + url));
        if (status != ExitStatus.DONE) {
            throw new IllegalStateException("prune ended as " + status + ": " + errors());
        }
    }

    private Console console() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Console(
                new PrintStream(nowhere), nowhere, new PrintStream(errors, true, StandardCharsets.UTF_8), false);
    }

    /// The application under that clock, which Spring cannot hand in: it makes this class itself.
    @Configuration(proxyBeanMethods = false)
    @Import(PapertapeApplication.class)
    static class ClockedApplication {

        private static InstantSource clock = InstantSource.system();

        @Bean
        @Primary
        InstantSource simulatedClock() {
            return clock;
        }
    }
}
