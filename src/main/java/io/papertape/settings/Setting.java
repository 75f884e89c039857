package io.papertape.settings;

/// The descriptor of a setting: its name, what it belongs to, how its value is written, its default, what it means.
///
/// A setting of a session needs nothing else to be kept in the books, carried forward and compared with what is asked
/// for. An example:
///
/// ```java
/// Setting<Integer> mostOrders = Setting.of(
///         "mostOrders", SettingScope.SESSION, SettingTypes.wholeNumber(1, 1_000), "100",
///         "orders of a day at most");
/// ```
///
/// Two settings are equal only if they are one object. Immutable.
///
/// @param <T> of its values
public final class Setting<T> {

    private final String name;
    private final SettingScope scope;
    private final SettingType<T> type;
    private final T defaultValue;
    private final String defaultText;
    private final String meaning;

    private Setting(
            String name, SettingScope scope, SettingType<T> type, T defaultValue, String defaultText, String meaning) {
        this.name = name;
        this.scope = scope;
        this.type = type;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /// A setting whose default can be given as a text.
    public static <T> Setting<T> of(
            String name, SettingScope scope, SettingType<T> type, String defaultText, String meaning) {
        try {
            return describing(name, scope, type, type.parse(defaultText), defaultText, meaning);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("the default of " + name + " " + e.problem(), e);
        }
    }

    /// A setting whose default is described: no text stands for it.
    public static <T> Setting<T> describing(
            String name, SettingScope scope, SettingType<T> type, T defaultValue, String description, String meaning) {
        return new Setting<>(name, scope, type, defaultValue, description, meaning);
    }

    /// As it is given.
    public String name() {
        return name;
    }

    /// What it belongs to.
    public SettingScope scope() {
        return scope;
    }

    /// Its value where none is given.
    public T defaultValue() {
        return defaultValue;
    }

    /// The default, as a text that could be given or as a description of it.
    public String defaultText() {
        return defaultText;
    }

    /// What it means, as the end of a sentence.
    public String meaning() {
        return meaning;
    }

    /// What the texts of its values look like.
    public ValueShape shape() {
        return type.shape();
    }

    /// The value of a text.
    ///
    /// @throws InvalidValueException if there is none, with one sentence
    public T parse(String text) throws InvalidValueException {
        try {
            return type.parse(text);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(name + " " + e.problem());
        }
    }

    /// A text whose value this is.
    public String text(T value) {
        return type.text(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
