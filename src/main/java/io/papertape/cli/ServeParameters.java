package io.papertape.cli;

import io.papertape.settings.ServeSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What waiting for nights is told on the command line.
///
/// @param night each of them
/// @param address of this machine, for health and metrics
/// @param port the same; 0 for none
record ServeParameters(NightlyParameters night, String address, int port) {

    /// Their names.
    static List<String> names() {
        List<String> notOfServe =
                ServeSettings.NOT_OF_SERVE.stream().map(Setting::name).toList();
        return Stream.concat(
                        NightlyParameters.names().stream().filter(name -> !notOfServe.contains(name)),
                        ServeSettings.ALL.stream().map(Setting::name))
                .toList();
    }

    /// Reads them.
    ///
    /// @param problems what is wrong with them is added, one sentence each
    static ServeParameters of(Map<String, String> given, List<String> problems) {
        OutputOptions.checkNames(given, names(), problems);
        NightlyParameters night = NightlyParameters.of(given, problems);
        SettingsReader reader = new SettingsReader(given);
        reader.readAll(ServeSettings.ALL);
        problems.addAll(reader.problems());
        return new ServeParameters(night, reader.read(ServeSettings.ADDRESS), reader.read(ServeSettings.PORT));
    }
}
