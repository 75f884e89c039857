package io.papertape.batch;

/// Why a job could not be completed, where it takes more than running the same command again: it tells what helps.
///
/// ```java
/// final class NoTradesException extends JobFailure {
///     NoTradesException(String session) {
///         super(Remedy.DECIDE, "session '" + session + "' has no trades to count");
///     }
///
///     protected String advice() {
///         return "; replay it over more bars";
///     }
/// }
/// ```
public abstract class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /// @param message one sentence
    protected JobFailure(Remedy remedy, String message) {
        super(message);
        this.remedy = remedy;
    }

    public final Remedy remedy() {
        return remedy;
    }

    /// What can be decided, to follow the message; empty where the message says it.
    protected String advice() {
        return "";
    }
}
