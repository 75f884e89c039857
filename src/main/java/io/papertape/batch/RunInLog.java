package io.papertape.batch;

import io.papertape.ledger.RunBooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Names the session and the run that a thread works on in every line that it logs meanwhile.
///
/// ```java
/// try (RunInLog _ = RunInLog.of(books)) {
///     books.requireExecution();
/// }
/// ```
public final class RunInLog implements AutoCloseable {

    private static final String SESSION = "session";
    private static final String RUN = "run";

    private final @Nullable String sessionBefore = MDC.get(SESSION);
    private final @Nullable String runBefore = MDC.get(RUN);

    private RunInLog(@Nullable String session, @Nullable String run) {
        put(SESSION, session);
        put(RUN, run);
    }

    /// From now on this thread works on a run, until it is closed.
    public static RunInLog of(RunBooks run) {
        return new RunInLog(run.session().name(), Long.toString(run.run()));
    }

    /// Work of another thread on what this one works on now.
    public static Runnable inherited(Runnable work) {
        String session = MDC.get(SESSION);
        String run = MDC.get(RUN);
        return () -> {
            try (RunInLog _ = new RunInLog(session, run)) {
                work.run();
            }
        };
    }

    @Override
    public void close() {
        put(SESSION, sessionBefore);
        put(RUN, runBefore);
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
