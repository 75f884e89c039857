package io.papertape.bench;

/// Tells on standard output what is under way, with the seconds since the start.
final class Progress {

    private static final long BEGAN = System.nanoTime();

    private Progress() {}

    static void tell(String what) {
        System.out.printf("%5.0f s  %s%n", (System.nanoTime() - BEGAN) / 1e9, what);
    }
}
