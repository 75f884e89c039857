package io.papertape.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns texts by name into values and collects what is wrong with them, in the order in which they are read. A setting
/// with a problem has its default. Not safe for use by several threads.
public final class SettingsReader {

    private final Map<String, String> given;
    private final List<SettingProblem> problems = new ArrayList<>();
    private final Set<Setting<?>> read = new HashSet<>();
    private SettingValues values = SettingValues.DEFAULTS;

    /// @param given texts by name
    public SettingsReader(Map<String, String> given) {
        this.given = given;
    }

    /// What is wrong so far, one sentence each.
    public List<String> problems() {
        return problems.stream().map(SettingProblem::sentence).toList();
    }

    /// What is wrong so far, by parameter.
    List<SettingProblem> located() {
        return problems;
    }

    /// Adds what is wrong with a parameter.
    void problem(String parameter, String sentence) {
        problems.add(new SettingProblem(parameter, sentence));
    }

    /// What was read so far.
    public SettingValues values() {
        return values;
    }

    /// Whether a text is given.
    public boolean gives(Setting<?> setting) {
        return given.containsKey(setting.name());
    }

    /// The value of a setting, which is read once.
    public <T> T read(Setting<T> setting) {
        String text = given.get(setting.name());
        if (text != null && read.add(setting)) {
            try {
                values = values.with(setting, setting.parse(text));
            } catch (InvalidValueException e) {
                problem(setting.name(), e.problem());
            }
        }
        return values.get(setting);
    }

    /// Reads several settings.
    public void readAll(Collection<Setting<?>> settings) {
        settings.forEach(this::read);
    }

    /// Two times, where both are given, must be in this order.
    public void requireOrder(Setting<Optional<Long>> first, Setting<Optional<Long>> second) {
        Optional<Long> firstTime = read(first);
        Optional<Long> secondTime = read(second);
        if (firstTime.isPresent() && secondTime.isPresent() && firstTime.get() > secondTime.get()) {
            problem(
                    first.name(),
                    first.name() + " must not be after " + second.name() + " but was " + given.get(first.name())
                            + " with " + second.name() + " " + given.get(second.name()));
        }
    }
}
