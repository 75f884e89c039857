package io.papertape.settings;

import java.util.Optional;
import java.util.function.Function;

/// How the values of a setting are written.
///
/// @param <T> of the values, which are immutable and equal when they mean the same
public interface SettingType<T> {

    /// The value of a text.
    ///
    /// @throws InvalidValueException if there is none, with what follows the setting's name in a sentence about it:
    ///     `must be above 0 but was -1`
    T parse(String text) throws InvalidValueException;

    /// A text whose value this is.
    String text(T value);

    /// What its texts look like.
    ValueShape shape();

    /// A type from its two halves, of texts whose form only it knows.
    static <T> SettingType<T> of(Parser<T> parser, Function<T, String> writer) {
        return of(new ValueShape.Text(), parser, writer);
    }

    /// A type from its parts.
    static <T> SettingType<T> of(ValueShape shape, Parser<T> parser, Function<T, String> writer) {
        return new SettingType<>() {

            @Override
            public T parse(String text) throws InvalidValueException {
                return parser.parse(text);
            }

            @Override
            public String text(T value) {
                return writer.apply(value);
            }

            @Override
            public ValueShape shape() {
                return shape;
            }
        };
    }

    /// This type, with a word that stands for no value.
    default SettingType<Optional<T>> unless(String none) {
        return of(
                new ValueShape.Unless(shape(), none),
                text -> text.equals(none) ? Optional.empty() : Optional.of(parse(text)),
                value -> value.map(this::text).orElse(none));
    }

    /// See [SettingType#parse(String)].
    interface Parser<T> {
        T parse(String text) throws InvalidValueException;
    }
}
