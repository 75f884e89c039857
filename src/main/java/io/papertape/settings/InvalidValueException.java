package io.papertape.settings;

/// A text that is no value of a setting.
public final class InvalidValueException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param problem one sentence; of a [SettingType] the end of one that begins with the setting's name
    public InvalidValueException(String problem) {
        super(problem);
    }

    /// What is wrong.
    public String problem() {
        return String.valueOf(getMessage());
    }
}
