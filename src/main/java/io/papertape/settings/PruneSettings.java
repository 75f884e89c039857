package io.papertape.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What `prune` is told.
public final class PruneSettings {

    private static final int MOST = 1_000_000;

    /// `report changes` compares the last run with the one before.
    private static final int FEWEST_RUNS = 2;

    /// How old a thing must be to be removed.
    public static final Setting<Duration> OLDER_THAN = Setting.of(
            "olderThan",
            SettingScope.COMMAND,
            SettingTypes.age(),
            "90d",
            "what ended so long ago is removed: runs, nights, drafts, pages of sessions that are gone; days, weeks or"
                    + " years, such as 90d, 12w, 2y");

    /// How old what runs note must be to be removed.
    public static final Setting<Duration> NOTES_OLDER_THAN = Setting.of(
            "notesOlderThan",
            SettingScope.COMMAND,
            SettingTypes.age(),
            "90d",
            "what runs noted so long ago is removed, though the run stays: refused entries, suspicious bars, failures of"
                    + " strategies, remarks, price files, and rejected rows of files that are not read any more");

    /// Runs of each session that stay, however old.
    public static final Setting<Integer> RUNS = Setting.of(
            "runs",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(FEWEST_RUNS, MOST),
            "30",
            "newest completed runs of each session that stay, however old; at least " + FEWEST_RUNS);

    /// Nights that stay, however old.
    public static final Setting<Integer> NIGHTS = Setting.of(
            "nights",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST),
            "30",
            "newest nights that stay, however old");

    /// Folder of the pages.
    public static final Setting<Optional<Path>> REPORTS = Setting.describing(
            ReplaySettings.REPORTS.name(),
            SettingScope.COMMAND,
            SettingTypes.path().unless("off"),
            ReplaySettings.REPORTS.defaultValue(),
            ReplaySettings.REPORTS.defaultText(),
            "folder whose old pages and unfinished files are removed; off for none");

    /// Whether nothing is removed.
    public static final Setting<Boolean> DRY_RUN = Setting.of(
            "dryRun",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: tell what would be removed, and remove nothing");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(OLDER_THAN, RUNS, NIGHTS, NOTES_OLDER_THAN, REPORTS, DRY_RUN);

    private PruneSettings() {}
}
