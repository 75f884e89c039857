package io.papertape.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A price file with random walks of several symbols, and what it says; the same one from the same
/// seed. Symbols begin late and lack bars now and then; some markets have two bars a day, some trade
/// at weekends; some rows cannot be trusted.
///
/// @param file the price file
/// @param symbols in the order of their names
/// @param bars those that can be trusted, in the order of their times
record RandomMarket(Path file, List<String> symbols, List<PricedBar> bars) {

    private static final LocalDate BEGIN = LocalDate.of(2019, 9, 12);
    private static final int DATES = 190;

    static RandomMarket of(int seed, Path folder) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PricedBar> bars = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume,Name"));
        List<String> symbols = new ArrayList<>();
        int count = random.nextInt(1, 6);
        List<LocalDateTime> times = times(random, seed % 3 == 0, seed % 2 == 0);
        for (int i = 0; i < count; i++) {
            symbols.add("S" + i);
            walk("S" + i, times, random, bars, lines);
        }
        bars.sort((a, b) -> a.time().compareTo(b.time()));
        Path file = folder.resolve("market" + seed + ".csv");
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RandomMarket(file, symbols, bars);
    }

    private static List<LocalDateTime> times(SplittableRandom random, boolean weekends, boolean intraday) {
        List<LocalDateTime> times = new ArrayList<>();
        for (int day = 0; day < DATES; day++) {
            LocalDate date = BEGIN.plusDays(day);
            boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if ((weekend && !weekends) || random.nextInt(25) == 0) {
                continue;
            }
            if (intraday) {
                times.add(date.atTime(10, 30));
                times.add(date.atTime(16, 0, 0, 250_000_000));
            } else {
                times.add(date.atStartOfDay());
            }
        }
        return times;
    }

    private static void walk(
            String symbol,
            List<LocalDateTime> times,
            SplittableRandom random,
            List<PricedBar> bars,
            List<String> lines) {
        int decimals = random.nextInt(0, 9);
        double step = random.nextDouble(0.005, 0.06);
        double price = random.nextDouble(5, 300);
        int late = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
        for (LocalDateTime time : times.subList(late, times.size())) {
            price = Math.max(5, price * (1 + random.nextDouble(-step, step)));
            BigDecimal close = BigDecimal.valueOf(price).setScale(decimals, RoundingMode.HALF_EVEN);
            BigDecimal high = close.add(BigDecimal.valueOf(random.nextInt(3)));
            BigDecimal low = close.subtract(BigDecimal.valueOf(random.nextInt(3)));
            long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            int luck = random.nextInt(100);
            if (luck == 0) {
                lines.add(millis + ",1,1,1,ten,1," + symbol);
            } else if (luck < 90) {
                bars.add(new PricedBar(symbol, time, high, low, close));
                lines.add(millis + "," + text(close) + "," + text(high) + "," + text(low) + "," + text(close) + ",100,"
                        + symbol);
            }
        }
    }

    private static String text(BigDecimal price) {
        return price.toPlainString();
    }
}
