package io.papertape.yaml;

import java.util.List;

/// A file that cannot be used as it is.
public final class InvalidYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /// Tells all problems at once.
    ///
    /// @param problems one sentence each, at least one, that begins with the file's name and the place in it
    public InvalidYamlException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    InvalidYamlException(String problem, Throwable cause) {
        super(problem, cause);
        problems = List.of(problem);
    }

    public List<String> problems() {
        return problems;
    }
}
