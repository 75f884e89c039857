package io.papertape.batch.replay;

import io.papertape.batch.RunInLog;
import io.papertape.engine.performance.Performance;
import io.papertape.ledger.BookAudit;
import io.papertape.ledger.StoredSession;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the audit of a session follow its chunks as they are committed, on a thread of its own,
/// so that little is left to read when the last one is. Few points are not worth a thread, and neither are those of
/// a session that replays together with others.
///
/// The thread needs a connection now and then. Where it gets none, or loses it, it ends, and all
/// that it has not read is read at the end. All methods are for one thread.
final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    /// Marker in place of a number of points: no more will follow.
    private static final long END = -1;

    private final BookAudit audit;
    private final boolean follows;
    private final BlockingQueue<Long> committed = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;
    private long told;
    private volatile boolean closed;
    private List<String> findings = List.of();

    /// @param follows whether there is a thread
    AuditTrail(BookAudit audit, boolean follows) {
        this.audit = audit;
        this.follows = follows;
    }

    /// Tells how many points are committed. The last of them is left for the end: closing the
    /// session changes it.
    void committed(long points) {
        long whole = (points - 1) / BookAudit.POINTS_PER_PAGE * BookAudit.POINTS_PER_PAGE;
        if (follows && whole > told) {
            told = whole;
            committed.add(whole);
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("papertape-audit").start(RunInLog.inherited(this::follow));
            }
        }
    }

    /// Waits for the thread, when no more is to follow.
    void await() {
        end();
    }

    /// Audits the rest of a session that does not change any more.
    void finish(StoredSession session) {
        end();
        findings = audit.finish(session);
    }

    /// What is wrong, once the audit has finished; empty when nothing is.
    List<String> findings() {
        return findings;
    }

    /// What the books come to, once the audit has finished.
    Performance performance() {
        return audit.performance();
    }

    /// Ends the thread, whatever it has left to read.
    @Override
    public void close() {
        closed = true;
        end();
    }

    /// Never by an interrupt, which would close the file of an H2 database.
    private void end() {
        Thread ending = thread;
        if (ending == null) {
            return;
        }
        thread = null;
        committed.add(END);
        boolean interrupted = false;
        while (ending.isAlive()) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            long page = 0;
            for (long end = committed.take(); end != END; end = committed.take()) {
                while (page < end && !closed) {
                    page += BookAudit.POINTS_PER_PAGE;
                    audit.readTo(page);
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("the audit does not follow any more; the rest is read at the end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
