package io.papertape.cli;

import io.papertape.batch.StopRequest;
import io.papertape.report.WholeFile;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Ends a command that the process is asked to end (SIGTERM, Ctrl-C), and sees to the exit status: that of the signal
/// would say nothing about the books. A replay finishes its chunk, a query is cancelled.
final class GracefulStop {

    /// The chunk under way may take this long; after it the database rolls it back, and the next run repeats it. Before
    /// the first chunk there is nothing to wait for.
    private static final int SECONDS_FOR_A_CHUNK = 4;

    /// A command that only reads may tidy up for so long.
    private static final int SECONDS_FOR_A_READER = 2;

    private final PrintStream out;
    private final StopRequest request = new StopRequest();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Runnable cancellation = () -> {};
    private volatile @Nullable ExitStatus status;
    private volatile @Nullable Thread hook;

    GracefulStop(PrintStream out) {
        this.out = out;
    }

    /// From now on a signal waits for a replay.
    void guardReplay() {
        guard(this::stopReplay);
    }

    /// From now on a signal ends a command that waits for nights, after the chunk of one that is under way.
    void guardServe() {
        guard(this::stopServe);
    }

    /// From now on a signal ends a command that only reads, without a word.
    void guardReader() {
        guard(this::stopReader);
    }

    private void guard(Runnable stopping) {
        Thread guard = new Thread(stopping, "papertape-stop");
        hook = guard;
        Runtime.getRuntime().addShutdownHook(guard);
    }

    /// What a replay listens to.
    StopRequest request() {
        return request;
    }

    /// Waits, unless the process is asked to end.
    ///
    /// @return whether it is not
    boolean pause(Duration longest) {
        try {
            request.asked().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException | InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What ends that which the command waits for.
    void cancelBy(Runnable cancelling) {
        cancellation = cancelling;
    }

    /// Ends the process, unless a signal is ending it already and waits for this.
    void exit(ExitStatus result) {
        status = result;
        finished.countDown();
        Thread guard = hook;
        try {
            if (guard != null) {
                Runtime.getRuntime().removeShutdownHook(guard);
            }
        } catch (IllegalStateException e) {
            return;
        }
        System.exit(result.code());
    }

    private void stopReplay() {
        request.stop();
        boolean working = request.working();
        if (!awaitEnd(working ? SECONDS_FOR_A_CHUNK : 0)) {
            out.println("Stopped on request "
                    + (working ? "within a transaction, which is not kept; those before it are" : "before the replay")
                    + ". Run the same command again to go on.");
        }
        halt();
    }

    private void stopServe() {
        request.stop();
        if (!awaitEnd(SECONDS_FOR_A_CHUNK)) {
            out.println("Stopped on request within a transaction, which is not kept; those before it are. Run the same"
                    + " command again to go on.");
        }
        halt();
    }

    private void stopReader() {
        request.stop();
        Thread.ofPlatform().daemon().name("papertape-cancel").start(cancellation);
        awaitEnd(SECONDS_FOR_A_READER);
        halt();
    }

    private boolean awaitEnd(int seconds) {
        try {
            return finished.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void halt() {
        ExitStatus result = status;
        WholeFile.removeUnfinished();
        Runtime.getRuntime().halt((result == null ? ExitStatus.STOPPED : result).code());
    }
}
