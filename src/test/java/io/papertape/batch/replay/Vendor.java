package io.papertape.batch.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/// Daily prices of some symbols, by a seeded random walk, written as a vendor would: a file for each symbol.
final class Vendor {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private final Map<String, NavigableMap<LocalDate, String>> rows = new TreeMap<>();
    private final Random random;

    /// @param days of history to begin with, without weekends
    Vendor(long seed, int days, String... symbols) {
        random = new Random(seed);
        for (String symbol : symbols) {
            add(symbol, days);
        }
    }

    /// Adds a symbol with so many days of history from the first on.
    void add(String symbol, int days) {
        NavigableMap<LocalDate, String> own = new TreeMap<>();
        double price = 50 + 100 * random.nextDouble();
        LocalDate day = FIRST_DAY;
        for (int i = 0; i < days; i++, day = next(day)) {
            double open = price;
            price *= 1 + 0.04 * (random.nextDouble() - 0.49);
            own.put(day, row(open, price));
        }
        rows.put(symbol, own);
    }

    private String row(double open, double close) {
        double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
        return String.format(
                Locale.ROOT, "%.2f,%.2f,%.2f,%.2f,%d", open, high, low, close, 1_000 + random.nextInt(100_000));
    }

    static LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.getDayOfWeek().getValue() > 5
                ? next.plusDays(8 - next.getDayOfWeek().getValue())
                : next;
    }

    /// The day of a number, the first being 0.
    static LocalDate day(int number) {
        LocalDate day = FIRST_DAY;
        for (int i = 0; i < number; i++) {
            day = next(day);
        }
        return day;
    }

    /// The true rows of a symbol, which may be changed.
    NavigableMap<LocalDate, String> rows(String symbol) {
        return rows.get(symbol);
    }

    /// Removes a symbol.
    NavigableMap<LocalDate, String> remove(String symbol) {
        return rows.remove(symbol);
    }

    /// Adds a symbol with rows.
    void put(String symbol, NavigableMap<LocalDate, String> own) {
        rows.put(symbol, own);
    }

    List<String> symbols() {
        return List.copyOf(rows.keySet());
    }

    /// Writes the rows between two days, inclusive, in a folder that has nothing else then.
    Path write(Path folder, LocalDate from, LocalDate to) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            for (String symbol : rows.keySet()) {
                write(folder, symbol, from, to);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the rows of one symbol between two days, inclusive; none where there are none.
    void write(Path folder, String symbol, LocalDate from, LocalDate to) {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        rows.get(symbol).subMap(from, true, to, true).forEach((day, row) -> lines.add(day + "," + row));
        try {
            if (lines.size() > 1) {
                Files.write(folder.resolve(symbol + ".csv"), lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A row with one of its fields changed.
    static String with(String row, int field, String value) {
        String[] fields = row.split(",", -1);
        fields[field] = value;
        return String.join(",", fields);
    }

    /// A field of a row.
    static String field(String row, int field) {
        return row.split(",", -1)[field];
    }
}
