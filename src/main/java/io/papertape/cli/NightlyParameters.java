package io.papertape.cli;

import io.papertape.batch.nightly.WorkersConfiguration;
import io.papertape.report.OutputFormat;
import io.papertape.settings.NightWorkers;
import io.papertape.settings.NightlySettings;
import io.papertape.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/// What a night is told on the command line.
///
/// @param sessions the file of the sessions
/// @param date to which they are carried forward, as a text; null for all
/// @param threads at least 1
/// @param shard sessions at most that read their prices together; 0 where the night decides
/// @param workers who carries the sessions forward
/// @param patience how long a night waits for a worker to get on
/// @param reports folder of the pages, or null for none
/// @param quiet whether only a night that needs attention is told of
/// @param dryRun whether it is only told what a night would do
/// @param output how the digest is written, and where to
record NightlyParameters(
        Path sessions,
        @Nullable String date,
        int threads,
        int shard,
        NightWorkers workers,
        Duration patience,
        @Nullable Path reports,
        boolean quiet,
        boolean dryRun,
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

    /// Adds what such a night needs to the application.
    void register(GenericApplicationContext beans) {
        if (workers == NightWorkers.REMOTE) {
            beans.registerBean(WorkersConfiguration.class);
        }
    }

    /// Reads them.
    ///
    /// @param problems what is wrong with them is added, one sentence each
    static NightlyParameters of(Map<String, String> given, List<String> problems) {
        Path sessions = NightlyCommand.file(given, problems);
        SettingsReader reader = new SettingsReader(given);
        reader.readAll(NightlySettings.ALL);
        problems.addAll(reader.problems());
        boolean dryRun = reader.read(NightlySettings.DRY_RUN);
        return new NightlyParameters(
                sessions,
                given.get(NightlySettings.DATE.name()),
                reader.read(NightlySettings.THREADS),
                reader.read(NightlySettings.SHARD),
                reader.read(NightlySettings.WORKERS),
                reader.read(NightlySettings.WAIT),
                reader.read(NightlySettings.REPORTS).orElse(null),
                reader.read(NightlySettings.QUIET),
                dryRun,
                output(given, dryRun, problems));
    }

    private static OutputOptions output(Map<String, String> given, boolean dryRun, List<String> problems) {
        OutputOptions output = OutputOptions.of(given, problems);
        if (!dryRun && output.format() == OutputFormat.CSV) {
            problems.add("format: a digest is no table of rows; report morning format=csv has those of its sessions");
        }
        return output;
    }
}
