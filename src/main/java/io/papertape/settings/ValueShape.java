package io.papertape.settings;

import java.util.List;

/// What the texts of a type's values look like, for those who describe them to other programs. [SettingType#parse]
/// alone decides.
public sealed interface ValueShape {

    /// Any text, or one whose form only the type knows.
    record Text() implements ValueShape {}

    /// One of several words.
    record Words(List<String> words) implements ValueShape {

        public Words {
            words = List.copyOf(words);
        }
    }

    /// A whole number.
    ///
    /// @param least inclusive
    /// @param most inclusive
    record WholeNumber(int least, int most) implements ValueShape {}

    /// A number of at most 8 decimals.
    ///
    /// @param least inclusive, in units of 0.00000001
    /// @param most inclusive, in units of 0.00000001
    record Decimal(long least, long most) implements ValueShape {}

    /// A fraction at least 0 and less than 1, or an amount with what it is for each of.
    ///
    /// @param units what may stand behind an amount: `/share`
    record Cost(List<String> units) implements ValueShape {

        public Cost {
            units = List.copyOf(units);
        }
    }

    /// Names with commas between.
    record Names() implements ValueShape {}

    /// A value, or a word that stands for none.
    record Unless(ValueShape shape, String none) implements ValueShape {}
}
