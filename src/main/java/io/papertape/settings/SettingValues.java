package io.papertape.settings;

import java.util.HashMap;
import java.util.Map;

/// Values by setting. One that is absent has its default. Immutable; two are equal when every value is.
public final class SettingValues {

    /// Every setting has its default.
    public static final SettingValues DEFAULTS = new SettingValues(Map.of());

    /// Those that differ from their defaults.
    private final Map<Setting<?>, Object> values;

    private SettingValues(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /// The value of a setting.
    @SuppressWarnings("unchecked") // it was put by with(Setting<T>, T)
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.defaultValue() : (T) value;
    }

    /// These values, but for one.
    public <T> SettingValues with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new HashMap<>(values);
        if (value.equals(setting.defaultValue())) {
            changed.remove(setting);
        } else {
            changed.put(setting, value);
        }
        return new SettingValues(changed);
    }

    /// Those of these values whose settings belong to one scope; of all others the default.
    public SettingValues of(SettingScope scope) {
        Map<Setting<?>, Object> kept = new HashMap<>(values);
        kept.keySet().removeIf(setting -> setting.scope() != scope);
        return new SettingValues(kept);
    }

    /// Whether a setting has its default.
    public boolean isDefault(Setting<?> setting) {
        return !values.containsKey(setting);
    }

    /// The value of a setting as a text.
    public <T> String text(Setting<T> setting) {
        return setting.text(get(setting));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettingValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
