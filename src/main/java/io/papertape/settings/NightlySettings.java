package io.papertape.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of a night over many sessions, besides the file of these.
public final class NightlySettings {

    private static final int MOST_THREADS = 256;
    private static final int MOST_SESSIONS = 100_000;

    /// Last time that the sessions are to see.
    public static final Setting<Optional<Long>> DATE = Setting.describing(
            "date",
            SettingScope.COMMAND,
            SettingTypes.end(),
            Optional.empty(),
            "the newest slice",
            "ISO date or date-time, inclusive: sessions are carried forward to it");

    /// On how many threads sessions are replayed.
    public static final Setting<Integer> THREADS = Setting.describing(
            "threads",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_THREADS),
            Runtime.getRuntime().availableProcessors(),
            "the processors that there are",
            "on which sessions are replayed; results do not depend on it");

    /// How many sessions read their prices together at most; 0 leaves it to the night.
    public static final Setting<Integer> SHARD = Setting.describing(
            "shard",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_SESSIONS),
            0,
            "25 to 100, by their number",
            "sessions at most that read their prices together");

    /// Who carries the sessions forward.
    public static final Setting<NightWorkers> WORKERS = Setting.of(
            "workers",
            SettingScope.COMMAND,
            SettingTypes.oneOf(NightWorkers.class, NightWorkers::label),
            "local",
            "local, or remote: leave the sessions to worker processes; needs PostgreSQL");

    /// How long a night waits for a worker to get on.
    public static final Setting<Duration> WAIT = Setting.of(
            "wait",
            SettingScope.COMMAND,
            SettingTypes.seconds(),
            "600",
            "seconds after which a night ends, to be resumed, when no worker gets on");

    /// Folder of the pages.
    public static final Setting<Optional<Path>> REPORTS = Setting.describing(
            ReplaySettings.REPORTS.name(),
            SettingScope.COMMAND,
            SettingTypes.path().unless("off"),
            ReplaySettings.REPORTS.defaultValue(),
            ReplaySettings.REPORTS.defaultText(),
            "folder for the pages of the sessions that have changed and the index of all; off for none");

    /// Whether a night is told of only where it needs attention.
    public static final Setting<Boolean> QUIET = Setting.of(
            "quiet",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: print nothing of a night that needs no attention");

    /// Whether nothing is carried forward.
    public static final Setting<Boolean> DRY_RUN = Setting.of(
            "dryRun",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: tell what would be done with each session, on which slices, and write nothing");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(DATE, THREADS, SHARD, WORKERS, WAIT, REPORTS, QUIET, DRY_RUN);

    private NightlySettings() {}
}
