package io.papertape.batch;

/// Why a job of ours could not be completed, where running it again is no matter of course: it tells what helps.
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
