package io.papertape.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Writes price files of seeded random walks, of any size: bars go to the file as they are made.
///
/// ```
/// java -cp target/test-classes io.papertape.bench.PriceGenerator minutes FOLDER SYMBOLS BARS SEED
/// java -cp target/test-classes io.papertape.bench.PriceGenerator daily FILE SYMBOLS DAYS SEED
/// ```
///
/// The same numbers give the same files, byte for byte.
public final class PriceGenerator {

    private static final Instant FIRST_MINUTE = Instant.parse("2018-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 2, 8);
    private static final long MINUTE_MILLIS = 60_000;
    private static final String USAGE = """
            PriceGenerator minutes FOLDER SYMBOLS BARS SEED   one file per symbol, a bar every minute
            PriceGenerator daily FILE SYMBOLS DAYS SEED       one file, a bar of every symbol on every weekday""";

    private PriceGenerator() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 5 || !List.of("minutes", "daily").contains(args[0])) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path target = Path.of(args[1]);
        int symbols = Integer.parseInt(args[2]);
        int bars = Integer.parseInt(args[3]);
        long seed = Long.parseLong(args[4]);
        if (args[0].equals("minutes")) {
            minutes(target, symbols, bars, seed);
        } else {
            daily(target, symbols, bars, seed);
        }
    }

    /// Writes minute bars, `timestamp,open,high,low,close,volume` with epoch milliseconds, one file
    /// per symbol.
    ///
    /// @param folder is made if it does not exist
    /// @param bars of each symbol
    static void minutes(Path folder, int symbols, int bars, long seed) throws IOException {
        Files.createDirectories(folder);
        for (int symbol = 0; symbol < symbols; symbol++) {
            PriceWalk walk = new PriceWalk(seed, symbol, PriceWalk.MINUTE_SD);
            try (Writer file = Files.newBufferedWriter(folder.resolve(name(symbol) + ".csv"))) {
                file.write("timestamp,open,high,low,close,volume\n");
                StringBuilder row = new StringBuilder();
                for (int bar = 0; bar < bars; bar++) {
                    walk.advance();
                    row.setLength(0);
                    row.append(minute(bar));
                    appendBar(row, walk).append('\n');
                    file.append(row);
                }
            }
        }
    }

    /// Writes daily bars, `date,open,high,low,close,volume,Name`, of all symbols into one file: one
    /// symbol after the other, as such files usually are.
    ///
    /// @param days weekdays, each with a bar of every symbol
    static void daily(Path target, int symbols, int days, long seed) throws IOException {
        List<String> dates = weekdays(days);
        try (Writer file = Files.newBufferedWriter(target)) {
            file.write("date,open,high,low,close,volume,Name\n");
            IntStream.range(0, symbols).forEach(symbol -> writeSymbol(file, dates, symbol, seed));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Name of a symbol: S000, S001, …
    static String name(int symbol) {
        return String.format(Locale.ROOT, "S%03d", symbol);
    }

    /// Time of a minute bar, epoch milliseconds UTC.
    static long minute(int bar) {
        return FIRST_MINUTE.toEpochMilli() + bar * MINUTE_MILLIS;
    }

    private static void writeSymbol(Writer file, List<String> dates, int symbol, long seed) {
        PriceWalk walk = new PriceWalk(seed, symbol, PriceWalk.DAY_SD);
        try {
            for (String date : dates) {
                walk.advance();
                StringBuilder row = new StringBuilder(date);
                file.append(
                        appendBar(row, walk).append(',').append(name(symbol)).append('\n'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> weekdays(int days) {
        return FIRST_DAY
                .datesUntil(LocalDate.MAX)
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(days)
                .map(LocalDate::toString)
                .toList();
    }

    private static StringBuilder appendBar(StringBuilder row, PriceWalk walk) {
        appendPrice(row, walk.open());
        appendPrice(row, walk.high());
        appendPrice(row, walk.low());
        appendPrice(row, walk.close());
        return row.append(',').append(walk.volume());
    }

    private static void appendPrice(StringBuilder row, long cents) {
        row.append(',').append(cents / 100).append('.').append(cents / 10 % 10).append(cents % 10);
    }
}
