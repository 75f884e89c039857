package io.papertape.batch.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Price files of two symbols, by a seeded random walk of bars a minute apart, that are written row by row.
final class GrowingFiles {

    static final String AAA = "AAA";
    static final String BBB = "BBB";

    private static final Instant BEGIN = Instant.parse("2024-01-08T00:00:00Z");

    private final Path folder;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param bars of each symbol that there are to be written
    GrowingFiles(Path folder, int bars) {
        this.folder = folder;
        Random random = new Random(7);
        long[] cents = {10_000, 4_000};
        for (int bar = 0; bar < bars; bar++) {
            List<String> row = new ArrayList<>();
            for (int symbol = 0; symbol < cents.length; symbol++) {
                cents[symbol] += random.nextLong(-60, 61);
                String price = "," + cents[symbol] / 100 + "." + cents[symbol] / 10 % 10 + cents[symbol] % 10;
                row.add(time(bar).toEpochMilli() + price.repeat(4) + ",1\n");
            }
            rows.add(row);
        }
        for (String symbol : List.of(AAA, BBB)) {
            write(symbol, "timestamp,open,high,low,close,volume\n");
        }
    }

    Path folder() {
        return folder;
    }

    static Instant time(int bar) {
        return BEGIN.plus(Duration.ofMinutes(bar));
    }

    /// The row of a bar, with the end of its line.
    String row(String symbol, int bar) {
        return rows.get(bar).get(symbol.equals(AAA) ? 0 : 1);
    }

    /// Writes the row of a bar.
    void append(String symbol, int bar) {
        write(symbol, row(symbol, bar));
    }

    /// Writes the rows of bars of both symbols.
    ///
    /// @param from inclusive
    /// @param to exclusive
    void append(int from, int to) {
        for (int bar = from; bar < to; bar++) {
            append(AAA, bar);
            append(BBB, bar);
        }
    }

    /// Writes a text at the end of a file.
    void write(String symbol, String text) {
        try {
            Files.writeString(
                    folder.resolve(symbol + ".csv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
