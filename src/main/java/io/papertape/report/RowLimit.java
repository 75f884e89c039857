package io.papertape.report;

/// How many rows are shown.
///
/// @param rows the first ones, at most; [Long#MAX_VALUE] for all
/// @param beyond what to do about others
public record RowLimit(long rows, Beyond beyond) {

    /// What to do about rows that are not shown.
    public enum Beyond {
        /// Count them.
        COUNT,
        /// Find out whether there is one.
        NOTICE,
        /// Leave them alone.
        LEAVE
    }

    public RowLimit {
        if (rows < 1) {
            throw new IllegalArgumentException("at least one row must be shown but was " + rows);
        }
    }

    /// Every row.
    public static RowLimit none() {
        return new RowLimit(Long.MAX_VALUE, Beyond.LEAVE);
    }

    /// How many rows beyond it are of interest.
    long looksBeyond() {
        return switch (beyond) {
            case COUNT -> Long.MAX_VALUE;
            case NOTICE -> 1;
            case LEAVE -> 0;
        };
    }

    boolean isNone() {
        return rows == Long.MAX_VALUE;
    }
}
