package io.papertape.cli;

import io.papertape.batch.replay.ParameterReader;
import io.papertape.batch.replay.ReplayParameter;
import io.papertape.report.Report;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The period that a report is restricted to.
///
/// @param from first moment, UTC; null for all
/// @param until first moment that is too late, UTC; null for all
record ReportPeriod(@Nullable LocalDateTime from, @Nullable LocalDateTime until) {

    /// Reads `from` and `to` as replay does, both inclusive. A value with a problem reads as null.
    ///
    /// @param report null where it is not known
    /// @param problems what is wrong is added, one sentence each
    static ReportPeriod of(Map<String, String> given, @Nullable Report report, List<String> problems) {
        ParameterReader reader = new ParameterReader(given);
        Long from = reader.begin(ReplayParameter.FROM);
        Long to = reader.end(ReplayParameter.TO);
        problems.addAll(reader.problems());
        if (from != null && to != null && from > to) {
            problems.add("from must not be after to but was " + given.get(ReportParameter.FROM.label()) + " with to "
                    + given.get(ReportParameter.TO.label()));
        }
        boolean restricted = List.of(ReportParameter.FROM, ReportParameter.TO).stream()
                .anyMatch(parameter -> given.containsKey(parameter.label()));
        if (restricted && report != null && report.timeColumn().isEmpty()) {
            problems.add("report " + report.label() + " takes no from and to: its rows have no time");
        }
        return new ReportPeriod(time(from, 0), time(to, 1));
    }

    private static @Nullable LocalDateTime time(@Nullable Long millis, int added) {
        return millis == null
                ? null
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis).plusMillis(added), ZoneOffset.UTC);
    }
}
