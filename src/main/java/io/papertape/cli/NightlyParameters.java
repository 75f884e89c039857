package io.papertape.cli;

import io.papertape.report.OutputFormat;
import io.papertape.settings.NightlySettings;
import io.papertape.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a night is told on the command line.
///
/// @param sessions the file of the sessions
/// @param date to which they are carried forward, as a text; null for all
/// @param threads at least 1
/// @param shard sessions at most that read their prices together; 0 where the night decides
/// @param reports folder of the pages, or null for none
/// @param quiet whether only a night that needs attention is told of
/// @param output how the digest is written, and where to
record NightlyParameters(
        Path sessions,
        @Nullable String date,
        int threads,
        int shard,
        @Nullable Path reports,
        boolean quiet,
        OutputOptions output) {

    /// Their names.
    static List<String> names() {
        return Stream.of(
                        Stream.of(NightlyCommand.SESSIONS),
                        NightlySettings.ALL.stream().map(setting -> setting.name()),
                        Stream.of(ReportParameter.FORMAT.label(), ReportParameter.OUT.label()))
                .flatMap(names -> names)
                .toList();
    }

    /// Reads them.
    ///
    /// @param problems what is wrong with them is added, one sentence each
    static NightlyParameters of(Map<String, String> given, List<String> problems) {
        Path sessions = NightlyCommand.file(given, problems);
        SettingsReader reader = new SettingsReader(given);
        reader.readAll(NightlySettings.ALL);
        problems.addAll(reader.problems());
        return new NightlyParameters(
                sessions,
                given.get(NightlySettings.DATE.name()),
                reader.read(NightlySettings.THREADS),
                reader.read(NightlySettings.SHARD),
                reader.read(NightlySettings.REPORTS).orElse(null),
                reader.read(NightlySettings.QUIET),
                output(given, problems));
    }

    private static OutputOptions output(Map<String, String> given, List<String> problems) {
        OutputOptions output = OutputOptions.of(given, problems);
        if (output.format() == OutputFormat.CSV) {
            problems.add("format: a digest is no table of rows; report morning format=csv has those of its sessions");
        }
        return output;
    }
}
