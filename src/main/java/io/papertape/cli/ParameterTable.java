package io.papertape.cli;

import io.papertape.desk.Desk;
import io.papertape.settings.AuditSettings;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.NightlySettings;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.PruneSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RestoreSettings;
import io.papertape.settings.ServeSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SweepSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the parameters of a command mean, as its help and the page about them tell it.
///
/// @param columns their names
/// @param rows one for each parameter, whose name comes first
record ParameterTable(List<String> columns, List<List<String>> rows) {

    private static final List<String> COLUMNS = List.of("parameter", "default", "meaning");
    private static final List<String> COLUMNS_OF_SEVERAL = List.of("parameter", "of", "default", "meaning");

    /// What parameters of `replay` are about, by the first of them.
    private static final Map<Setting<?>, String> PARTS_OF_REPLAY = Map.of(
            ReplaySettings.SESSION_NAME, "Session and prices",
            ReplaySettings.INITIAL_CAPITAL, "Capital and costs",
            ReplaySettings.MAX_POSITIONS, "Size of entries",
            OrderSettings.FILL, "Fills",
            OrderSettings.STOP_LOSS, "Exits",
            ReplaySettings.RISK, "Risk limits",
            ReplaySettings.BENCHMARK, "Metrics",
            ReplaySettings.CLOSE_AT_END, "Run");

    ParameterTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Those of `replay`, by what they are about.
    static Map<String, ParameterTable> ofReplay() {
        Map<String, List<Setting<?>>> parts = new LinkedHashMap<>();
        String title = "";
        for (Setting<?> setting : ReplaySettings.ALL) {
            title = PARTS_OF_REPLAY.getOrDefault(setting, title);
            parts.computeIfAbsent(title, _ -> new ArrayList<>()).add(setting);
        }
        Map<String, ParameterTable> tables = new LinkedHashMap<>();
        parts.forEach((about, settings) -> tables.put(about, new ParameterTable(COLUMNS, settings(settings))));
        return tables;
    }

    /// Those that `replay` has, too, are not among them.
    static ParameterTable ofLive() {
        return new ParameterTable(COLUMNS, settings(LiveSettings.ALL));
    }

    /// Those that `replay` has, too, are not among them.
    static ParameterTable ofSweep() {
        return new ParameterTable(COLUMNS, settings(SweepSettings.ALL));
    }

    static ParameterTable ofWorker() {
        return new ParameterTable(COLUMNS, settings(WorkerCommand.SETTINGS));
    }

    static ParameterTable ofNightly() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                NightlyCommand.SESSIONS, "nightly, check, init", Desk.FILE.toString(), "the file of the sessions"));
        NightlySettings.ALL.forEach(
                setting -> rows.add(List.of(setting.name(), "nightly", setting.defaultText(), setting.meaning())));
        rows.add(output(
                ReportParameter.FORMAT, "nightly, check", "table, json or markdown; csv for check and dryRun alone"));
        rows.add(output(ReportParameter.OUT, "nightly, check", ReportParameter.OUT.meaning()));
        rows.add(List.of(ReplaySettings.FRESH.name(), "init", "false", "true: write a file that is there anew"));
        rows.add(output(ReportParameter.LIMIT, "check", ReportParameter.LIMIT.meaning()));
        return new ParameterTable(COLUMNS_OF_SEVERAL, rows);
    }

    /// Those that `nightly` has, too, are not among them.
    static ParameterTable ofServe() {
        return new ParameterTable(COLUMNS, settings(ServeSettings.ALL));
    }

    /// Of `report` and `sql`.
    static ParameterTable ofReport() {
        return new ParameterTable(
                COLUMNS_OF_SEVERAL,
                Arrays.stream(ReportParameter.values())
                        .map(parameter ->
                                output(parameter, parameter.isOfSql() ? "report, sql" : "report", parameter.meaning()))
                        .toList());
    }

    static ParameterTable ofInspect() {
        List<List<String>> rows = new ArrayList<>(settings(InspectCommand.SETTINGS));
        rows.add(List.of(
                InspectCommand.LIST,
                "all",
                String.join(", ", InspectList.labels()) + "; other formats than table have one, symbols by default"));
        InspectCommand.OUTPUT.forEach(
                parameter -> rows.add(List.of(parameter.label(), parameter.defaultText(), parameter.meaning())));
        return new ParameterTable(COLUMNS, rows);
    }

    static ParameterTable ofAudit() {
        return new ParameterTable(COLUMNS, settings(AuditSettings.ALL));
    }

    static ParameterTable ofPrune() {
        return new ParameterTable(COLUMNS, settings(PruneSettings.ALL));
    }

    /// Of `backup` and `restore`.
    static ParameterTable ofRestore() {
        return new ParameterTable(COLUMNS, settings(RestoreSettings.ALL));
    }

    static ParameterTable ofTearsheet() {
        return new ParameterTable(
                COLUMNS,
                List.of(
                        List.of(ReplaySettings.SESSION_NAME.name(), "all", "the session whose page is made anew"),
                        List.of(
                                ReplaySettings.REPORTS.name(),
                                ReplaySettings.REPORTS.defaultText(),
                                "folder for the pages and the index of all sessions")));
    }

    private static List<List<String>> settings(List<Setting<?>> settings) {
        return settings.stream()
                .map(setting -> List.of(setting.name(), setting.defaultText(), setting.meaning()))
                .toList();
    }

    private static List<String> output(ReportParameter parameter, String of, String meaning) {
        return List.of(parameter.label(), of, parameter.defaultText(), meaning);
    }
}
