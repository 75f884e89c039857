package io.papertape.settings;

import java.util.List;

/// The settings of waiting for nights, besides those of a night.
public final class ServeSettings {

    private static final int MOST_PORTS = 65_535;

    /// Where health and metrics are.
    public static final Setting<Integer> PORT = Setting.describing(
            "port",
            SettingScope.COMMAND,
            SettingTypes.wholeNumber(0, MOST_PORTS),
            8460,
            "8460",
            "of health and metrics by HTTP; 0 for none");

    /// On which of the machine's addresses.
    public static final Setting<String> ADDRESS = Setting.of(
            "address",
            SettingScope.COMMAND,
            SettingTypes.text(),
            "127.0.0.1",
            "of this machine, on which health and metrics are; whoever reaches it reads them");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(PORT, ADDRESS);

    /// Settings of a night that those who wait for nights do not have: it would be the same one each time.
    public static final List<Setting<?>> NOT_OF_SERVE = List.of(NightlySettings.DATE, NightlySettings.DRY_RUN);

    private ServeSettings() {}
}
