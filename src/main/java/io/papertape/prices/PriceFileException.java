package io.papertape.prices;

import java.util.List;

/// Prices that cannot be read at all: a missing folder, an unreadable file, an unknown layout or symbol.
public final class PriceFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /// @param problems one sentence each, at least one
    public PriceFileException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public PriceFileException(String problem, Throwable cause) {
        super(problem, cause);
        problems = List.of(problem);
    }

    public List<String> problems() {
        return problems;
    }
}
