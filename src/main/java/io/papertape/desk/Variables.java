package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Environment variables within texts: `${NAME}`, or `${NAME:-default}` for one that may be missing. `$${` stands for
/// `${` itself.
final class Variables {

    /// What stands for `${`, or a variable with its name and default, or one that has no end.
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?<name>[^${}:]+)(:-(?<default>((?!\\$\\{)[^}])*))?}|\\$\\{");

    private final Map<String, String> environment;

    /// @param environment the variables by name; an empty one counts as missing
    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// A text with the values of its variables. What looks like a variable in a value stays as it is.
    ///
    /// @throws InvalidValueException if one is missing, with the end of a sentence that begins with a key
    String replacedIn(String text) throws InvalidValueException {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value(matcher)));
        }
        return matcher.appendTail(replaced).toString();
    }

    private String value(Matcher matcher) throws InvalidValueException {
        if (matcher.group().equals("$${")) {
            return "${";
        }
        String name = matcher.group("name");
        if (name == null) {
            throw new InvalidValueException("has a '${' that begins no ${NAME} or ${NAME:-default}; $${ stands for ${");
        }
        String value = environment.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return value;
        }
        String other = matcher.group("default");
        if (other == null) {
            throw new InvalidValueException("uses the environment variable " + name + ", which is not set; ${" + name
                    + ":-default} would have a default");
        }
        return other;
    }

    /// A text that [#replacedIn] leaves as this one.
    static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
