package io.papertape.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of the sessions that an entry of the file makes: a choice for each of its keys.
///
/// @param suffix what its name has behind that of the entry
/// @param choices by key
record Combination(String suffix, Map<String, Choice> choices) {

    /// How many [#of] would make; the largest number where they are more than that.
    static long count(List<Alternatives> keys) {
        return keys.stream()
                .mapToLong(key -> key.choices().size())
                .reduce(1, (many, choices) -> Math.multiplyHigh(many, choices) == 0 ? many * choices : Long.MAX_VALUE);
    }

    /// All combinations, those of later keys varying fastest.
    static List<Combination> of(List<Alternatives> keys) {
        List<Combination> all = List.of(new Combination("", Map.of()));
        for (Alternatives key : keys) {
            List<Combination> longer = new ArrayList<>();
            for (Combination combination : all) {
                key.choices().forEach(choice -> longer.add(combination.with(key, choice)));
            }
            all = longer;
        }
        return all;
    }

    private Combination with(Alternatives key, Choice choice) {
        Map<String, Choice> more = new LinkedHashMap<>(choices);
        more.put(key.key(), choice);
        return new Combination(key.grid() ? suffix + "-" + choice.label() : suffix, more);
    }
}
