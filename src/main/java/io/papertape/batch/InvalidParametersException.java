package io.papertape.batch;

import java.util.List;

/// Parameters that cannot be used. The books are unchanged.
public final class InvalidParametersException extends JobFailure {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /// Tells all problems at once.
    ///
    /// @param problems one sentence each, at least one
    public InvalidParametersException(List<String> problems) {
        super(Remedy.CORRECT, String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
