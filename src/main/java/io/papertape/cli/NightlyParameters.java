package io.papertape.cli;

import io.papertape.report.OutputFormat;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SettingType;
import io.papertape.settings.SettingTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a night is told on the command line.
///
/// @param sessions the file of the sessions
/// @param date to which they are carried forward, as a text; null for all
/// @param threads at least 1
/// @param shard sessions at most that read their prices together; 0 where the night decides
/// @param reports folder of the pages, or null for none
/// @param output how the digest is written, and where to
record NightlyParameters(
        Path sessions,
        @Nullable String date,
        int threads,
        int shard,
        @Nullable Path reports,
        OutputOptions output) {

    private static final int MOST_THREADS = 256;
    private static final int MOST_SESSIONS = 100_000;

    /// Reads them.
    ///
    /// @param problems what is wrong with them is added, one sentence each
    static NightlyParameters of(Map<String, String> given, List<String> problems) {
        return new NightlyParameters(
                NightlyCommand.file(given, problems),
                read(given, NightlyParameter.DATE, SettingTypes.end(), Optional.empty(), problems)
                                .isPresent()
                        ? given.get(NightlyParameter.DATE.label())
                        : null,
                read(
                        given,
                        NightlyParameter.THREADS,
                        SettingTypes.wholeNumber(1, MOST_THREADS),
                        Runtime.getRuntime().availableProcessors(),
                        problems),
                read(given, NightlyParameter.SHARD, SettingTypes.wholeNumber(1, MOST_SESSIONS), 0, problems),
                read(
                                given,
                                NightlyParameter.REPORTS,
                                SettingTypes.path().unless("off"),
                                ReplaySettings.REPORTS.defaultValue(),
                                problems)
                        .orElse(null),
                output(given, problems));
    }

    private static OutputOptions output(Map<String, String> given, List<String> problems) {
        OutputOptions output = OutputOptions.of(given, problems);
        if (output.format() == OutputFormat.CSV) {
            problems.add("format: a digest is no table of rows; report morning format=csv has those of its sessions");
        }
        return output;
    }

    private static <T> T read(
            Map<String, String> given,
            NightlyParameter parameter,
            SettingType<T> type,
            T defaultValue,
            List<String> problems) {
        String text = given.get(parameter.label());
        try {
            return text == null ? defaultValue : type.parse(text);
        } catch (InvalidValueException e) {
            problems.add(parameter.label() + " " + e.problem());
            return defaultValue;
        }
    }
}
