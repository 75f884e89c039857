package io.papertape.prices.file;

import io.papertape.prices.ActionType;
import io.papertape.prices.ToldAction;
import io.papertape.prices.format.CsvRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A factor file of QuantConnect LEAN: rows `yyyyMMdd,price factor,split factor,reference price`, each for the dates up
/// to its own and behind the row before. What changes from one row to the next took effect on the next day of trading.
/// Of that day is only known that it is a weekday.
///
/// @param rows by date
/// @param file that was read
record LeanFactors(List<Row> rows, FinishedFile file) {

    /// Folders are looked for in that of the prices and so far above it.
    private static final int LEVELS = 3;

    private static final String FOLDER = "factor_files";
    private static final String EXPECTED =
            "a date, a price factor, a split factor and a reference price like 20140606,0.8684,0.0357143,645.57";
    private static final int MOST_ROWS = 100_000;
    private static final int LEAST_FIELDS = 3;
    private static final int LONGEST_NUMBER = 30;

    /// As many digits as the factors tell of a ratio, and of a dividend.
    private static final MathContext SPLIT_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);
    private static final MathContext DIVIDEND_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    /// @param last date that the factors are for
    /// @param reference close of that date, or 0 where it is not told
    record Row(LocalDate last, BigDecimal price, BigDecimal split, BigDecimal reference, long line) {}

    /// The factor file of a symbol, which LEAN has in a folder beside or above that of the prices; null where there is
    /// none.
    ///
    /// @param prices the price file
    /// @throws io.papertape.prices.PriceFileException if it cannot be read
    static @Nullable LeanFactors of(String symbol, Path prices) {
        String name = symbol.toLowerCase(Locale.ROOT) + ".csv";
        return folders(prices.resolveSibling(""))
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(path -> read(new PriceFile(path, FOLDER + "/" + name)))
                .orElse(null);
    }

    /// The folders of factor files beside or above one of price files, the nearest first.
    static Stream<Path> folders(Path prices) {
        return folders(prices, FOLDER);
    }

    /// The folders of a name that LEAN has beside or above one of price files, the nearest first.
    static Stream<Path> folders(Path prices, String name) {
        return Stream.iterate(prices.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .limit(LEVELS)
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory);
    }

    private static LeanFactors read(PriceFile file) {
        try (TextRows text = new TextRows(file, ',')) {
            List<Row> rows = text.all(MOST_ROWS, EXPECTED, LeanFactors::row);
            rows.sort(Comparator.comparing(Row::last));
            return new LeanFactors(List.copyOf(rows), text.finish("LEAN factors", 0));
        }
    }

    private static @Nullable Row row(CsvRow row) {
        return row.fields() < LEAST_FIELDS
                ? null
                : new Row(
                        LocalDate.parse(row.field(0), DateTimeFormatter.BASIC_ISO_DATE),
                        positive(row.field(1)),
                        positive(row.field(2)),
                        row.fields() > LEAST_FIELDS ? number(row.field(LEAST_FIELDS)) : BigDecimal.ZERO,
                        row.line());
    }

    private static BigDecimal positive(String text) {
        BigDecimal value = number(text);
        if (value.signum() <= 0) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    /// The splits and dividends that the factors tell.
    ///
    /// @param symbol that the shares have on a date
    List<ToldAction> actions(Function<LocalDate, String> symbol) {
        List<ToldAction> actions = new ArrayList<>();
        for (int i = 0; i + 1 < rows.size(); i++) {
            Row row = rows.get(i);
            BigDecimal split = rows.get(i + 1).split().divide(row.split(), SPLIT_DIGITS);
            BigDecimal dividend = row.reference()
                    .multiply(BigDecimal.ONE.subtract(
                            row.price().divide(rows.get(i + 1).price(), EXACT_ENOUGH)))
                    .round(DIVIDEND_DIGITS);
            if (split.compareTo(BigDecimal.ONE) != 0) {
                actions.add(action(symbol, row, ActionType.SPLIT, split));
            }
            if (dividend.signum() > 0) {
                actions.add(action(symbol, row, ActionType.DIVIDEND, dividend));
            }
        }
        return actions;
    }

    private ToldAction action(Function<LocalDate, String> symbol, Row row, ActionType type, BigDecimal value) {
        LocalDate date = weekdayAfter(row.last());
        return ToldAction.of(symbol.apply(date), date, type, value, file.read().name(), row.line());
    }

    private static LocalDate weekdayAfter(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
