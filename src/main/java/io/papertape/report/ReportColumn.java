package io.papertape.report;

import java.util.Locale;

/// A column of a report.
///
/// @param name as SQL calls it; what a database shows in capitals is in small letters
/// @param kind what its values are
/// @param rank [#NEEDED] for what a table must show; of other columns the one with the highest rank is left out first
///     where a terminal has no room
public record ReportColumn(String name, Kind kind, int rank) {

    /// The rank of columns without which a table is none.
    public static final int NEEDED = 0;

    /// A column that a table must show.
    public ReportColumn(String name, Kind kind) {
        this(name, kind, NEEDED);
    }

    /// What decides how values are aligned, and whether they may be broken into lines.
    public enum Kind {
        /// Numbers: to the right, never broken.
        NUMBER,
        /// Times and dates, yes and no: to the left, never broken.
        WORD,
        /// Anything else: to the left, broken where there is no room.
        TEXT
    }

    static ReportColumn of(String label, Kind kind) {
        return new ReportColumn(
                label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label, kind);
    }
}
