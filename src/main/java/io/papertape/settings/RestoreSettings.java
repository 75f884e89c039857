package io.papertape.settings;

import java.util.List;

/// What `backup` and `restore` are told besides the file.
public final class RestoreSettings {

    /// Whether what is there may be replaced.
    public static final Setting<Boolean> REPLACE = Setting.of(
            "replace",
            SettingScope.COMMAND,
            SettingTypes.either("true", "false"),
            "false",
            "true: write over a file that is there; of restore, replace books that have sessions");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.of(REPLACE);

    private RestoreSettings() {}
}
