package io.papertape.prices.file;

/// A file that is of no known layout: no price file, or one of a kind that nobody has described yet.
final class UnknownLayoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String problem;
    private final String told;

    /// @param file its name
    /// @param line that is not understood, the first being 1; 0 where there is none
    /// @param problem what is wrong with it
    UnknownLayoutException(String file, long line, String problem) {
        this(line, problem, file + (line == 0 ? "" : " line " + line) + ": " + problem);
    }

    private UnknownLayoutException(long line, String problem, String told) {
        super(told);
        this.told = told;
        this.line = line;
        this.problem = problem;
    }

    long line() {
        return line;
    }

    String problem() {
        return problem;
    }

    /// The problem with the file and the line that have it.
    String told() {
        return told;
    }
}
