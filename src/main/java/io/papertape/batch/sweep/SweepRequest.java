package io.papertape.batch.sweep;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.PriceQuery;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingValues;
import io.papertape.settings.SettingsReader;
import io.papertape.settings.StrategyOrigin;
import io.papertape.settings.SweepSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// A sweep as it is asked for: its parameters, valid each by itself and together.
///
/// ```java
/// SweepRequest request = SweepRequest.parse(
///         Map.of("name", "averages", "fastPeriod", "5..50:5", "slowPeriod", "60,90"), catalog);
/// ```
public final class SweepRequest {

    private final SettingValues sweep;
    private final SweepGrid grid;
    private final SweepTrials trials;
    private final RequestedSettings first;

    private SweepRequest(SettingValues sweep, SweepGrid grid, SweepTrials trials, RequestedSettings first) {
        this.sweep = sweep;
        this.grid = grid;
        this.trials = trials;
        this.first = first;
    }

    /// Reads and checks parameters, and every combination of them.
    ///
    /// @param given texts by name, in order
    /// @param catalog finds the strategy
    /// @throws InvalidParametersException with everything that is wrong
    public static SweepRequest parse(Map<String, String> given, StrategyCatalog catalog) {
        List<String> problems = new ArrayList<>();
        SettingsReader reader = new SettingsReader(given);
        reader.readAll(SweepSettings.ALL);
        problems.addAll(reader.problems());
        requireBoth(reader, problems);
        Map<String, String> fixed = new LinkedHashMap<>(given);
        SweepSettings.ALL.forEach(setting -> fixed.remove(setting.name()));
        List<SweepGrid.Parameter> varied = varied(fixed, problems);
        SweepGrid grid = grid(varied, reader.read(SweepSettings.WHERE), problems);
        Map<String, String> texts = new LinkedHashMap<>(fixed);
        texts.putAll(grid.values(0));
        RequestedSettings first = RequestedSettings.read(texts, catalog, StrategyOrigin.COMMAND);
        Set<String> all = new LinkedHashSet<>(problems);
        all.addAll(first.sentences());
        refuseOthers(fixed, all);
        if (!all.isEmpty()) {
            throw new InvalidParametersException(new ArrayList<>(all));
        }
        SweepTrials trials = new SweepTrials(fixed, grid, catalog, first);
        trials.requireValid();
        return new SweepRequest(reader.values(), grid, trials, first);
    }

    private static void requireBoth(SettingsReader reader, List<String> problems) {
        boolean trained = reader.read(SweepSettings.TRAIN_DAYS).isPresent();
        boolean tested = reader.read(SweepSettings.TEST_DAYS).isPresent();
        boolean stepped = reader.read(SweepSettings.STEP_DAYS).isPresent();
        boolean anchored = reader.read(SweepSettings.ANCHORED);
        if (trained != tested) {
            problems.add("trainDays and testDays belong together, but only " + (trained ? "trainDays" : "testDays")
                    + " was given");
        } else if (!trained && (stepped || anchored)) {
            problems.add((stepped ? "stepDays" : "anchored") + " needs trainDays and testDays");
        }
    }

    /// Takes what is varied out of the parameters.
    private static List<SweepGrid.Parameter> varied(Map<String, String> fixed, List<String> problems) {
        Set<String> never = new LinkedHashSet<>(ReplaySettings.names());
        never.removeAll(SweepSettings.varied());
        List<SweepGrid.Parameter> varied = new ArrayList<>();
        for (Map.Entry<String, String> entry : List.copyOf(fixed.entrySet())) {
            String name = entry.getKey();
            if (never.contains(name)) {
                continue;
            }
            try {
                List<String> values = SweptValues.of(name, entry.getValue());
                if (values.size() > 1) {
                    varied.add(new SweepGrid.Parameter(name, values));
                    fixed.remove(name);
                } else {
                    fixed.put(name, values.getFirst());
                }
            } catch (InvalidValueException e) {
                problems.add(e.problem());
                fixed.remove(name);
            }
        }
        return varied;
    }

    private static SweepGrid grid(List<SweepGrid.Parameter> varied, Optional<String> where, List<String> problems) {
        try {
            return SweepGrid.of(varied, where.orElse(null));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return SweepGrid.of(
                    varied.stream()
                            .map(parameter -> new SweepGrid.Parameter(
                                    parameter.name(), parameter.values().subList(0, 1)))
                            .toList(),
                    null);
        }
    }

    /// Parameters that replay has and a sweep has not.
    private static void refuseOthers(Map<String, String> fixed, Set<String> problems) {
        List<String> known = SweepSettings.names();
        for (String name : fixed.keySet()) {
            if (ReplaySettings.names().contains(name) && !known.contains(name)) {
                problems.add("'" + name + "' is no parameter of a sweep: " + Names.hint(name, known));
            }
        }
    }

    /// Its name: as given, or made from the settings, so that the same settings lead to the same sweep.
    public String name() {
        return get(SweepSettings.NAME).orElseGet(() -> {
            CRC32 digest = new CRC32();
            digest.update(settings().toString().getBytes(StandardCharsets.UTF_8));
            return "%s-%08x".formatted(first.values().get(ReplaySettings.STRATEGY), digest.getValue());
        });
    }

    /// The value of a setting of the sweep.
    public <T> T get(Setting<T> setting) {
        return sweep.get(setting);
    }

    /// The values of all settings of the sweep.
    SettingValues values() {
        return sweep;
    }

    /// The combinations that are tried.
    SweepGrid grid() {
        return grid;
    }

    /// What they are for the engine.
    SweepTrials trials() {
        return trials;
    }

    /// The settings of the first combination, with those of the run.
    RequestedSettings first() {
        return first;
    }

    /// Folder of its page, and of those of the sessions that it leaves; empty for none.
    public Optional<Path> reports() {
        return first.values().get(ReplaySettings.REPORTS);
    }

    /// The bars that it may see.
    public PriceQuery query() {
        SettingValues values = first.values();
        return new PriceQuery(
                values.get(ReplaySettings.PRICES),
                values.get(ReplaySettings.RECURSIVE),
                values.get(ReplaySettings.SYMBOLS),
                values.get(ReplaySettings.FROM).orElse(Long.MIN_VALUE),
                values.get(ReplaySettings.TO).orElse(Long.MAX_VALUE),
                values.get(ReplaySettings.MAX_REJECTED),
                values.get(ReplaySettings.FILE_ZONE),
                values.get(ReplaySettings.CONFLICT),
                values.get(ReplaySettings.ADJUST),
                false,
                values.get(ReplaySettings.BENCHMARK).orElse(null));
    }

    /// What a sweep keeps: texts by name, of what all combinations have and of what is varied.
    Map<String, String> settings() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Setting<?> setting : SweepSettings.KEPT) {
            if (!sweep.isDefault(setting)) {
                kept.put(setting.name(), sweep.text(setting));
            }
        }
        trials.settings(0).texts().forEach(kept::put);
        for (SweepGrid.Parameter parameter : grid.parameters()) {
            kept.put(parameter.name(), String.join(",", parameter.values()));
        }
        if (!first.values().isDefault(ReplaySettings.TO)) {
            kept.put(ReplaySettings.TO.name(), first.values().text(ReplaySettings.TO));
        }
        return kept;
    }
}
