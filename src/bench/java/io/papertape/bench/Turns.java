package io.papertape.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures contenders in turns, so that a machine that is slow for a while is slow for all.
///
/// @param warmUps rounds that do not count
/// @param rounds that count, at least 1
record Turns(int warmUps, int rounds) {

    private static final int WARM_UPS = 2;

    /// What is measured in turns.
    interface Timed {
        /// Wall clock.
        double seconds();
    }

    /// The usual number of turns.
    static Turns of(Settings settings) {
        return new Turns(WARM_UPS, settings.repeat());
    }

    /// Turns of contenders that are as cold each time as they are meant to be.
    static Turns withoutWarmUp(Settings settings) {
        return new Turns(0, settings.repeat());
    }

    /// The median of each contender, by time; of an even number the slower one of the two in the
    /// middle.
    <T extends Timed> List<T> medians(List<Callable<T>> contenders) throws Exception {
        List<List<T>> measured = contenders.stream()
                .map(contender -> (List<T>) new ArrayList<T>())
                .toList();
        for (int round = 0; round < warmUps + rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                T turn = contenders.get(i).call();
                if (round >= warmUps) {
                    measured.get(i).add(turn);
                }
            }
        }
        return measured.stream().map(Turns::median).toList();
    }

    private static <T extends Timed> T median(List<T> measured) {
        measured.sort(Comparator.comparingDouble(Timed::seconds));
        return measured.get(measured.size() / 2);
    }
}
