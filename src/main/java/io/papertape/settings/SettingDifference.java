package io.papertape.settings;

/// A setting that was asked for otherwise than a session has it.
///
/// @param name of the setting, or of a parameter of the strategy
/// @param was the text of its value; what it is like where none is set
/// @param now that of what is asked for
public record SettingDifference(String name, String was, String now) {

    /// As the end of a sentence.
    @Override
    public String toString() {
        return name + " was " + was + ", now " + now;
    }
}
