package io.papertape.report;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Which rows of a report are wanted.
///
/// @param owner name of the session, or the sweep, to restrict it to, or null for all
/// @param from first moment, UTC, or null for all
/// @param until first moment that is too late, UTC, or null for all
public record ReportQuery(
        Report report,
        @Nullable String owner,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime until) {

    public ReportQuery {
        if ((from != null || until != null) && report.timeColumn().isEmpty()) {
            throw new IllegalArgumentException(report.label() + " has no time to restrict it by");
        }
    }

    /// Every row.
    public static ReportQuery of(Report report, @Nullable String owner) {
        return new ReportQuery(report, owner, null, null);
    }
}
