package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/// Environment variables within texts: `${NAME}`, or `${NAME:-default}` for one that may be missing. `$${` stands for
/// `${` itself.
final class Variables {

    private static final Pattern UNFINISHED = Pattern.compile("(?<!\\$)\\$\\{[^}]*(\\$\\{|$)");

    private final Map<String, String> environment;

    /// @param environment the variables by name; an empty one counts as missing
    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// A text with the values of its variables. What looks like a variable in a value stays as it is.
    ///
    /// @throws InvalidValueException if one is missing, with the end of a sentence that begins with a key
    String replacedIn(String text) throws InvalidValueException {
        if (UNFINISHED.matcher(text).find()) {
            throw new InvalidValueException("has a '${' without its '}'");
        }
        Lookup lookup = new Lookup();
        StringSubstitutor substitutor = new StringSubstitutor(lookup::value);
        substitutor.setDisableSubstitutionInValues(true);
        substitutor.setEnableUndefinedVariableException(true);
        try {
            return substitutor.replace(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("uses the environment variable " + lookup.last + ", which is not set; ${"
                    + lookup.last + ":-default} would have a default");
        }
    }

    /// A text that [#replacedIn] leaves as this one.
    static String escaped(String text) {
        return text.replace("${", "$${");
    }

    private final class Lookup {

        private String last = "";

        private @Nullable String value(String name) {
            last = name;
            String value = environment.getOrDefault(name, "");
            return value.isEmpty() ? null : value;
        }
    }
}
