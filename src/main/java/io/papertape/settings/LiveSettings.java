package io.papertape.settings;

import java.time.Duration;
import java.util.List;

/// The settings that live trading has besides those of a replay.
public final class LiveSettings {

    /// Pause between looks at the prices.
    public static final Setting<Duration> INTERVAL = Setting.of(
            "interval", SettingScope.COMMAND, SettingTypes.seconds(), "60", "seconds between looks at the prices");

    /// How long a slice waits for symbols.
    public static final Setting<Duration> WAIT = Setting.of(
            "wait",
            SettingScope.COMMAND,
            SettingTypes.seconds(),
            "60",
            "seconds that a slice waits for symbols that have no bar at or after it, and are not stale");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(INTERVAL, WAIT);

    /// Settings of a replay that live trading does not have: it waits in its own way, and copies no session.
    public static final List<Setting<?>> NOT_OF_LIVE = List.of(
            ReplaySettings.COPY_OF, ReplaySettings.HOLD_BACK, ReplaySettings.INCOMPLETE, ReplaySettings.WAIT_NIGHTS);

    private LiveSettings() {}
}
