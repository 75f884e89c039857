package io.papertape.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private static final int SLICES_OF_A_DAY = 12;
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

    /// Writes the same files once more, with companies that act every few days: before the first bar and after the last
    /// one, at the first slice of a date and on a date of which a symbol has no bar, two at once. One is
    /// renamed, and one is renamed for a while.
    RandomWalkPrices acting(Path into) throws IOException {
        RandomWalkPrices acting = write(into, slices);
        List<String> rows = new ArrayList<>(List.of("symbol,ex_date,type,value,pay_date"));
        for (int day = -1; day <= slices / SLICES_OF_A_DAY + 1; day++) {
            LocalDate date = date(day);
            String symbol = SYMBOLS[Math.floorMod(day, SYMBOLS.length)];
            rows.add(symbol + "," + date + ",dividend,0.7," + (day % 3 == 0 ? "" : date.plusDays(5)));
            if (Math.floorMod(day, 4) < 2) {
                rows.add(symbol + "," + date + ",split," + (day % 2 == 0 ? "1.1" : "0.9") + ",");
            }
        }
        rows.add(SYMBOLS[3] + "," + LocalDate.ofInstant(time(3 * slices / 4), ZoneOffset.UTC) + ",delist,,");
        int days = slices / SLICES_OF_A_DAY;
        rows.add(rename(into, SYMBOLS[0], "BAY", days / 3, 2 * days / 3));
        rows.add("BAY," + date(2 * days / 3) + ",rename," + SYMBOLS[0] + ",");
        rows.add(rename(into, SYMBOLS[1], "YEW", days / 2, days + 1));
        Files.write(into.resolve("actions.csv"), rows);
        return acting;
    }

    /// Moves the rows of some days to a file of another symbol.
    ///
    /// @param end the day behind them
    /// @return the row that tells of it
    private String rename(Path into, String was, String is, int begin, int end) throws IOException {
        List<String> left = new ArrayList<>(Files.readAllLines(into.resolve(was + ".csv")));
        List<String> moved =
                left.subList(1 + SLICES_OF_A_DAY * begin, Math.min(1 + SLICES_OF_A_DAY * end, left.size() - 1));
        List<String> rows = new ArrayList<>(List.of(left.getFirst()));
        rows.addAll(moved);
        moved.clear();
        Files.write(into.resolve(was + ".csv"), left);
        Files.write(into.resolve(is + ".csv"), rows);
        return was + "," + date(begin) + ",rename," + is + ",";
    }

    private static LocalDate date(int day) {
        return LocalDate.ofInstant(FIRST, ZoneOffset.UTC).plusDays(day);
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
