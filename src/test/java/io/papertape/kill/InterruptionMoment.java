package io.papertape.kill;

import io.papertape.cli.Papertape;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// When to interrupt a process: a while after a certain line of its log.
///
/// @param text what the line contains; empty for the moment when the process is started
/// @param count the how many-th such line
/// @param then how long after it
record InterruptionMoment(String text, int count, Duration then) {

    /// Make the program log what moments refer to.
    static final List<String> OPTIONS = List.of(
            "--logging.level.io.papertape.ledger.BooksSchema=debug",
            "--logging.level.org.springframework.batch.core=info",
            "--logging.level.org.springframework.jdbc.support.JdbcTransactionManager=debug");

    /// A transaction is about to be committed.
    static final String COMMIT = "Initiating transaction commit";

    /// What an interruption aims at.
    enum Aim {
        /// While the JVM and the application start.
        START,
        /// At the first use of the database.
        CONNECTING,
        /// While the schema is made.
        MIGRATING,
        /// Between the entry of the job and that of its execution.
        LAUNCHING,
        /// Around the first chunk.
        FIRST_CHUNK,
        /// Around a commit, any from the run's entry to its completion.
        COMMIT,
        SETTLING,
        RECONCILING,
        /// After the run's completion.
        END,
        /// At any time.
        ANY
    }

    /// A random moment.
    ///
    /// @param whole how long an undisturbed replay takes
    /// @param chunksLeft how many chunks there are to be committed
    static InterruptionMoment of(Aim aim, Random random, Duration whole, int chunksLeft) {
        return switch (aim) {
            case START -> new InterruptionMoment("", 0, part(random, whole.dividedBy(2)));
            case CONNECTING -> new InterruptionMoment("looks at the schema", 1, part(random, Duration.ofMillis(100)));
            case MIGRATING -> new InterruptionMoment("leaves the schema to", 1, part(random, Duration.ofMillis(200)));
            case LAUNCHING ->
                new InterruptionMoment("SimpleJobRepository.createJobExecution", 1, part(random, Duration.ofMillis(1)));
            case FIRST_CHUNK ->
                new InterruptionMoment("Executing step: [replay]", 1, part(random, Duration.ofMillis(60)));
            // Besides the chunks', there are about a dozen commits.
            case COMMIT ->
                new InterruptionMoment(COMMIT, 1 + random.nextInt(chunksLeft + 12), part(random, Duration.ofMillis(3)));
            case SETTLING -> new InterruptionMoment("Executing step: [settle]", 1, part(random, Duration.ofMillis(40)));
            case RECONCILING ->
                new InterruptionMoment("Executing step: [reconcile]", 1, part(random, Duration.ofMillis(40)));
            case END -> new InterruptionMoment("Step: [reconcile] executed", 1, part(random, Duration.ofMillis(100)));
            case ANY -> new InterruptionMoment("", 0, part(random, whole));
        };
    }

    private static Duration part(Random random, Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }

    /// Waits for the moment, or for the process to end before it.
    void await(Papertape.Running running) throws InterruptedException {
        long begin = System.nanoTime();
        if (!text.isEmpty()) {
            running.awaitLine(text, count);
            begin = System.nanoTime();
        }
        for (long left = then.toNanos(); left > 0; left = begin + then.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public String toString() {
        return then.toNanos() / 1_000 + " µs after "
                + (text.isEmpty() ? "the start" : "line " + count + " with '" + text + "'");
    }
}
