package io.papertape.cli;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.report.OutputFormat;
import io.papertape.settings.AuditSettings;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.NightlySettings;
import io.papertape.settings.PruneSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RestoreSettings;
import io.papertape.settings.ServeSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.ValueShape;
import java.util.List;
import java.util.stream.Stream;

/// What a shell offers as the value of a parameter.
final class CompletedValues {

    private static final List<String> PATHS = List.of("prices", "reports", "out", "sessions");

    private CompletedValues() {}

    /// Whether it is a file or a folder.
    static boolean isPath(String parameter) {
        return PATHS.contains(parameter);
    }

    /// The words that it may be; none where it may be anything.
    static List<String> words(String parameter) {
        return switch (parameter) {
            case "strategy" -> StrategyCatalog.names();
            case "format" -> OutputFormat.labels();
            case InspectCommand.LIST -> InspectList.labels();
            default ->
                Stream.of(
                                ReplaySettings.ALL,
                                LiveSettings.ALL,
                                NightlySettings.ALL,
                                ServeSettings.ALL,
                                PruneSettings.ALL,
                                AuditSettings.ALL,
                                RestoreSettings.ALL)
                        .flatMap(List::stream)
                        .filter(setting -> setting.name().equals(parameter))
                        .map(Setting::shape)
                        .map(CompletedValues::words)
                        .findFirst()
                        .orElse(List.of());
        };
    }

    private static List<String> words(ValueShape shape) {
        return switch (shape) {
            case ValueShape.Words(List<String> words) -> words;
            case ValueShape.Unless(ValueShape _, String none) -> none.isEmpty() ? List.of() : List.of(none);
            default -> List.of();
        };
    }
}
