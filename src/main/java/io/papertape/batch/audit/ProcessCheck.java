package io.papertape.batch.audit;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.ledger.AuditFinding;
import io.papertape.ledger.AuditFinding.Check;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Replays a session in another JVM: with another language and zone, hash codes by another rule, and another working
/// directory, in which there is nothing.
final class ProcessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessCheck.class);

    /// Turkish writes numbers with a comma, and has an I of its own. Hash codes of objects and of immutable sets come
    /// in
    /// another order.
    private static final List<String> OPTIONS = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=0",
            "-XX:+UseSerialGC");

    private static final int LINES_TOLD = 3;
    private static final int LONGEST_END_SECONDS = 30;

    private final AuditedSession session;
    private final OtherProcess program;

    ProcessCheck(AuditedSession session, OtherProcess program) {
        this.session = session;
        this.program = program;
    }

    /// What was found, at most one finding.
    ///
    /// @throws UncheckedIOException if the process cannot be started or does not get to its end
    List<AuditFinding> run() {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("papertape-audit");
            return run(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the replay in another process failed: " + e.getMessage(), e);
        } finally {
            remove(folder);
        }
    }

    private List<AuditFinding> run(Path folder) throws IOException {
        Path errors = folder.resolve("errors.txt");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Djava.io.tmpdir=" + folder);
        Process process = new ProcessBuilder(program.command(options))
                .directory(empty.toFile())
                .redirectError(errors.toFile())
                .start();
        Thread writer = Thread.ofPlatform().daemon().name("audit").start(() -> write(process));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            BookComparison books = new BookComparison(Check.PROCESS, "a replay in another process", session);
            while (in.readByte() == 1) {
                books.take(ComparedTrade.read(in), null);
            }
            books.end();
            List<AuditFinding> findings = new ArrayList<>();
            AuditFinding finding = books.finding() == null ? books.otherReason() : books.finding();
            if (finding != null) {
                findings.add(finding);
            }
            for (String read : SessionStream.readTexts(in)) {
                findings.add(new AuditFinding(Check.PROCESS, true, null, null, read));
            }
            await(process);
            return findings;
        } catch (EOFException e) {
            throw new IOException(told(errors), e);
        } finally {
            process.destroyForcibly();
            join(writer);
        }
    }

    private void write(Process process) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            new SessionStream.Head(
                            session.settings().textsWithPrices(),
                            StrategyFolder.path().toString(),
                            session.actions())
                    .write(out);
            SessionStream.write(session.history(), out);
        } catch (IOException e) {
            LOG.debug("the other process has ended, which whoever reads from it tells", e);
        }
    }

    /// It has told everything; what it still does is to tidy up.
    private static void await(Process process) {
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("process {} does not end by itself", process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String told(Path errors) throws IOException {
        try (Stream<String> lines = Files.lines(errors, Charset.defaultCharset())) {
            List<String> all =
                    lines.filter(line -> !line.isBlank()).limit(LINES_TOLD).toList();
            return all.isEmpty() ? "it ended without a word" : String.join(" ", all);
        }
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.debug("{} could not be removed", folder, e);
        }
    }
}
