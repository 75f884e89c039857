package io.papertape.cli;

import io.papertape.report.Report;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SettingsReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        SettingsReader reader = new SettingsReader(given);
        reader.requireOrder(ReplaySettings.FROM, ReplaySettings.TO);
        problems.addAll(reader.problems());
        boolean restricted = List.of(ReportParameter.FROM, ReportParameter.TO).stream()
                .anyMatch(parameter -> given.containsKey(parameter.label()));
        if (restricted && report != null && report.timeColumn().isEmpty()) {
            problems.add("report " + report.label() + " takes no from and to: its rows have no time");
        }
        return new ReportPeriod(time(reader.read(ReplaySettings.FROM), 0), time(reader.read(ReplaySettings.TO), 1));
    }

    private static @Nullable LocalDateTime time(Optional<Long> millis, int added) {
        return millis.map(time ->
                        LocalDateTime.ofInstant(Instant.ofEpochMilli(time).plusMillis(added), ZoneOffset.UTC))
                .orElse(null);
    }
}
