package io.papertape.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Price files of random walks, twelve bars a day, with rows that cannot be trusted from the first
/// to the last.
///
/// @param folder of the files, one for each symbol
/// @param slices how many times there are
record RandomWalkPrices(Path folder, int slices) {

    private static final Instant FIRST = Instant.parse("2018-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofHours(2);
    private static final String[] SYMBOLS = {"OAK", "ASH", "ELM", "FIR"};

    /// Writes the files; the same ones whenever.
    static RandomWalkPrices write(Path folder, int slices) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(7);
        for (int symbol = 0; symbol < SYMBOLS.length; symbol++) {
            Files.writeString(folder.resolve(SYMBOLS[symbol] + ".csv"), rows(random, symbol, slices));
        }
        return new RandomWalkPrices(folder, slices);
    }

    /// Writes the same files once more, but for the prices of the first symbol, of which every
    /// tenth is another one.
    RandomWalkPrices restated(Path into) throws IOException {
        RandomWalkPrices restated = write(into, slices);
        Path file = into.resolve(SYMBOLS[0] + ".csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = 10; i < slices; i += 10) {
            lines.set(i, lines.get(i).replaceFirst(",[0-9.]+,([0-9.]+),", ",$1,$1,"));
        }
        Files.write(file, lines);
        return restated;
    }

    Instant time(int slice) {
        return FIRST.plus(STEP.multipliedBy(slice));
    }

    int slice(LocalDateTime time) {
        return Math.toIntExact(
                Duration.between(FIRST, time.toInstant(ZoneOffset.UTC)).dividedBy(STEP));
    }

    private static String rows(Random random, int symbol, int slices) {
        StringBuilder rows = new StringBuilder("timestamp,open,high,low,close,volume\n");
        long cents = 10_000;
        for (int slice = 0; slice < slices; slice++) {
            long close = Math.max(1_000, cents + random.nextInt(-200, 201));
            rows.append(FIRST.plus(STEP.multipliedBy(slice)).toEpochMilli())
                    .append(',')
                    .append(price(cents))
                    .append(',')
                    .append(price(Math.max(cents, close) + 10))
                    .append(',')
                    .append(price(
                            slice % 40 == symbol || slice == slices - 2 - symbol ? 0 : Math.min(cents, close) - 10))
                    .append(',')
                    .append(price(close))
                    .append(",1\n");
            cents = close;
        }
        return rows.append("the end\n").toString();
    }

    private static String price(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
