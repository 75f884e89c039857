package io.papertape.cli;

import io.papertape.batch.StopRequest;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets a replay finish its chunk when the process is asked to end (SIGTERM, Ctrl-C), and sees to the exit status: that
/// of the signal would say nothing about the books.
final class GracefulStop {

    /// The chunk under way may take this long; after it the database rolls it back, and the next run repeats it. Before
    /// the first chunk there is nothing to wait for.
    private static final int SECONDS = 8;

    private final PrintStream out;
    private final StopRequest request = new StopRequest();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::signalled, "papertape-stop");
    private volatile @Nullable ExitStatus status;

    GracefulStop(PrintStream out) {
        this.out = out;
    }

    /// From now on a signal waits for the command.
    void guard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// What a replay listens to.
    StopRequest request() {
        return request;
    }

    /// Ends the process, unless a signal is ending it already and waits for this.
    void exit(ExitStatus result) {
        status = result;
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return;
        }
        System.exit(result.code());
    }

    private void signalled() {
        request.stop();
        try {
            boolean working = request.working();
            boolean ended = finished.await(working ? SECONDS : 0, TimeUnit.SECONDS);
            ExitStatus result = status;
            if (!ended) {
                out.println("Stopped on request "
                        + (working
                                ? "within a transaction, which is not kept; those before it are"
                                : "before the replay")
                        + ". Run the same command again to go on.");
            }
            Runtime.getRuntime().halt((ended && result != null ? result : ExitStatus.STOPPED).code());
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitStatus.STOPPED.code());
        }
    }
}
