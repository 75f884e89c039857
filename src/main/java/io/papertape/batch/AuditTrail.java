package io.papertape.batch;

import io.papertape.engine.performance.Metrics;
import io.papertape.ledger.BookAudit;
import io.papertape.ledger.StoredSession;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Lets the audit of a session follow its chunks as they are committed, on a thread of its own, so that little is left
/// to
/// read when the last one is. Few points are not worth a thread.
///
/// All methods are for one thread.
final class AuditTrail implements AutoCloseable {

    private final BookAudit audit;
    private @Nullable ExecutorService executor;
    private CompletableFuture<Void> read = CompletableFuture.completedFuture(null);
    private Optional<String> finding = Optional.empty();
    private long asked;
    private volatile boolean closed;

    AuditTrail(BookAudit audit) {
        this.audit = audit;
    }

    /// Tells how many points are committed. The last of them is left for the end: closing the session changes it.
    void committed(long points) {
        long whole = (points - 1) / BookAudit.POINTS_PER_PAGE * BookAudit.POINTS_PER_PAGE;
        if (whole > asked) {
            asked = whole;
            read = read.thenRunAsync(() -> readTo(whole), executor());
        }
    }

    /// Audits the rest of a session that does not change any more.
    void finish(StoredSession session) {
        try {
            read.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        finding = audit.finish(session);
    }

    /// What is wrong first, once the audit has finished; empty when nothing is.
    Optional<String> finding() {
        return finding;
    }

    /// The metrics of an audit that has finished.
    Metrics metrics() {
        return audit.metrics();
    }

    /// Ends the thread.
    @Override
    public void close() {
        closed = true;
        if (executor != null) {
            executor.close();
        }
    }

    private ExecutorService executor() {
        ExecutorService running = executor;
        if (running == null) {
            running = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("papertape-audit").factory());
            executor = running;
        }
        return running;
    }

    private void readTo(long end) {
        for (long page = BookAudit.POINTS_PER_PAGE; page <= end && !closed; page += BookAudit.POINTS_PER_PAGE) {
            audit.readTo(page);
        }
    }
}
