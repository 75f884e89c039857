package io.papertape.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// Finds the name that was meant.
public final class Names {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double MEANT = 0.8;

    private Names() {}

    /// The known name nearest to `name`; empty when none is known.
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream().max(Comparator.comparingDouble(candidate -> similarity(name, candidate)));
    }

    /// The known class nearest to `name`, by its full name or by the name without its package; empty when none is
    /// known.
    public static Optional<String> nearestClass(String name, Collection<String> known) {
        return known.stream()
                .max(Comparator.comparingDouble(candidate ->
                        Math.max(similarity(name, candidate), similarity(simple(name), simple(candidate)))));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /// The end of a sentence about an unknown name: the nearest one, and all there are unless it is likely to be meant.
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known)
                .map(near -> similarity(name, near) >= MEANT
                        ? "did you mean '" + near + "'?"
                        : "the nearest is '" + near + "'; known are " + String.join(", ", known))
                .orElse("there are none");
    }

    /// Between 0 and 1, whatever the case; a common beginning counts most.
    private static double similarity(String name, String candidate) {
        return SIMILARITY.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
