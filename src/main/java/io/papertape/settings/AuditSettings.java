package io.papertape.settings;

import java.util.List;
import java.util.Optional;

/// What `audit` is told.
public final class AuditSettings {

    private static final int MOST_DATES = 10_000;
    private static final int LONGEST_NAME = 400;

    /// The session.
    public static final Setting<Optional<String>> SESSION = Setting.describing(
            ReplaySettings.SESSION_NAME.name(),
            SettingScope.COMMAND,
            SettingTypes.name(LONGEST_NAME),
            Optional.empty(),
            "to be given",
            "the session that is audited; its books stay as they are");

    /// How many dates.
    public static final Setting<Integer> DATES = Setting.of(
            "dates",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(1, MOST_DATES),
            "50",
            "after how many dates, spread over the session, bars are changed");

    /// Where chance begins.
    public static final Setting<Integer> SEED = Setting.of(
            "seed",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(0, Integer.MAX_VALUE),
            "1",
            "where the chance of the changes begins: the same seed changes the same bars in the same way");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(SESSION, DATES, SEED);

    private AuditSettings() {}
}
