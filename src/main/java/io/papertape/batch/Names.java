package io.papertape.batch;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Finds the name that was meant.
public final class Names {

    private Names() {}

    /// The known name nearest to `name`, if it is near enough to be meant.
    public static Optional<String> nearest(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = name.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance.apply(lower, candidate.toLowerCase(Locale.ROOT)) <= tolerance)
                .min(Comparator.comparing(candidate -> distance.apply(lower, candidate.toLowerCase(Locale.ROOT))));
    }

    /// The end of a sentence about an unknown name: the nearest one, or all there are.
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }
}
