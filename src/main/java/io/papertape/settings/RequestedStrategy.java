package io.papertape.settings;

import io.papertape.engine.session.MachineErrors;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.UnknownStrategyException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The strategy that parameters ask for, with those of them that are its own.
///
/// @param given texts by name
/// @param reader reads them, and hears what is wrong
/// @param origin who chose the strategy
record RequestedStrategy(
        Map<String, String> given, StrategyCatalog catalog, SettingsReader reader, StrategyOrigin origin) {

    /// Finds it, and tells the reader of the parameters what is wrong with it.
    ///
    /// @return null where there is none
    StrategyCatalog.@Nullable Found find() {
        Map<String, String> own = new LinkedHashMap<>(given);
        own.keySet().removeAll(ReplaySettings.names());
        if (origin == StrategyOrigin.UNKNOWN && !given.containsKey(ReplaySettings.STRATEGY.name())) {
            own.clear();
        }
        try {
            StrategyCatalog.Found found = catalog.find(reader.read(ReplaySettings.STRATEGY), own);
            found.problems().forEach(sentence -> reader.problem(firstWord(sentence), sentence));
            if (found.problems().isEmpty()) {
                checkNeeds(found);
            }
            own.keySet().removeAll(found.parameters().keySet());
            switch (origin) {
                case COMMAND -> reportUnknown(own, "", found.parameters().keySet());
                case SESSION ->
                    reportUnknown(own, ownOf(found), found.parameters().keySet());
                case UNKNOWN -> {}
            }
            return found;
        } catch (UncheckedIOException e) {
            reader.problem(ReplaySettings.STRATEGY.name(), "strategy: " + e.getMessage());
            return null;
        } catch (UnknownStrategyException e) {
            String name = reader.read(ReplaySettings.STRATEGY);
            String near = Names.nearestClass(name, e.isMissing() ? catalog.known() : List.of())
                    .map(nearest -> "; did you mean '" + nearest + "'?")
                    .orElse("");
            reader.problem(ReplaySettings.STRATEGY.name(), "strategy: " + e.getMessage() + near);
            if (origin == StrategyOrigin.COMMAND) {
                reportUnknown(own, "", parametersOfAll());
            }
            return null;
        }
    }

    /// A strategy tells of a parameter by its name: `slowPeriod must be at least 2`.
    private String firstWord(String sentence) {
        String word = sentence.split(" ", 2)[0];
        return given.containsKey(word) ? word : "";
    }

    private void checkNeeds(StrategyCatalog.Found found) {
        try {
            int required = found.strategy().requiredBars();
            if (required < 1 || found.strategy().historyBars() < required) {
                reader.problem(
                        ReplaySettings.STRATEGY.name(),
                        "strategy " + found.name() + " must require at least 1 bar and no more than its history"
                                + " but requires " + required + " of "
                                + found.strategy().historyBars());
            }
            found.strategy().dependsOnWindowAlone();
            found.strategy().usesVolumes();
        } catch (Throwable e) {
            MachineErrors.rethrow(e);
            reader.problem(
                    ReplaySettings.STRATEGY.name(),
                    "strategy " + found.name() + " cannot tell how many bars it requires: " + e);
        }
    }

    private String ownOf(StrategyCatalog.Found found) {
        Set<String> names = found.parameters().keySet();
        return "session '" + given.get(ReplaySettings.SESSION_NAME.name()) + "' has " + found.name() + " with "
                + (names.isEmpty() ? "no parameters" : String.join(", ", names)) + "; ";
    }

    private void reportUnknown(Map<String, String> names, String own, Iterable<String> strategyParameters) {
        List<String> known = new ArrayList<>(ReplaySettings.names());
        strategyParameters.forEach(known::add);
        for (String name : new TreeSet<>(names.keySet())) {
            if (!known.contains(name)) {
                reader.problem(name, "unknown parameter '" + name + "': " + own + Names.hint(name, known));
            }
        }
    }

    private List<String> parametersOfAll() {
        List<String> all = new ArrayList<>();
        StrategyCatalog.names()
                .forEach(name ->
                        all.addAll(catalog.find(name, Map.of()).parameters().keySet()));
        return all;
    }
}
