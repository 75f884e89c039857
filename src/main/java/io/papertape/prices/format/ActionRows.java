package io.papertape.prices.format;

import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a table of corporate actions: `symbol,ex_date,type,value,pay_date`, in any order, the last of them
/// where it is known. Not safe for use by several threads.
public final class ActionRows {

    private static final String COLUMNS = "symbol, ex_date, type and value, and pay_date where it is known";
    private static final int MOST_DIGITS = 18;

    private final String file;
    private final Header header;
    private final int symbol;
    private final int date;
    private final int type;
    private final int value;
    private final int payDate;

    /// @param file its name, for messages
    /// @param line the first of the file, which names the columns
    /// @throws PriceFileException if it names not all of them
    public ActionRows(String file, String line) {
        this.file = file;
        header = Header.of(line);
        symbol = header.column(List.of("symbol"));
        date = header.column(List.of("exdate", "date", "lastdate"));
        type = header.column(List.of("type"));
        value = header.column(List.of("value"));
        payDate = header.column(List.of("paydate"));
        if (symbol < 0 || date < 0 || type < 0 || value < 0) {
            throw new PriceFileException(List.of(file + " line 1: corporate actions have the columns " + COLUMNS
                    + ", but it begins with '" + ParsedBar.shortened(line) + "'"));
        }
    }

    public char separator() {
        return header.separator();
    }

    /// The action of a row, or null where the row is wrong.
    ///
    /// @param problems takes up what is wrong, one sentence each
    public @Nullable ToldAction read(CsvRow row, List<String> problems) {
        int before = problems.size();
        String name = row.field(symbol);
        if (name.isEmpty()) {
            problems.add(problem(row, "symbol is empty"));
        }
        ActionType kind = type(row, problems);
        LocalDate effective = date(row, date, "ex_date", problems);
        LocalDate paid = payDate < 0 || row.isEmpty(payDate) ? null : date(row, payDate, "pay_date", problems);
        if (paid != null && effective != null && paid.isBefore(effective)) {
            problems.add(problem(row, "pay_date must not be before ex_date " + effective + " but was " + paid));
        }
        if (paid != null && kind != null && kind != ActionType.DIVIDEND) {
            problems.add(problem(row, "a " + kind.label() + " has no pay_date but was given " + paid));
        }
        BigDecimal amount = kind == null || kind == ActionType.RENAME ? null : amount(row, kind, problems);
        String renamed = kind == ActionType.RENAME ? renamed(row, name, problems) : null;
        if (problems.size() > before || effective == null || kind == null) {
            return null;
        }
        return new ToldAction(name, effective, kind, amount, renamed, paid, file, row.line());
    }

    private @Nullable ActionType type(CsvRow row, List<String> problems) {
        String label = row.field(type).toLowerCase(Locale.ROOT);
        for (ActionType known : ActionType.values()) {
            if (known.label().equals(label)) {
                return known;
            }
        }
        problems.add(problem(
                row,
                "type must be one of "
                        + Arrays.stream(ActionType.values())
                                .map(ActionType::label)
                                .collect(Collectors.joining(", ")) + " but was '"
                        + ParsedBar.shortened(row.field(type)) + "'"));
        return null;
    }

    private @Nullable LocalDate date(CsvRow row, int column, String name, List<String> problems) {
        try {
            return LocalDate.parse(row.field(column));
        } catch (DateTimeException e) {
            problems.add(problem(
                    row,
                    name + " must be a date like 2014-06-09 but was '" + ParsedBar.shortened(row.field(column)) + "'"));
            return null;
        }
    }

    private @Nullable BigDecimal amount(CsvRow row, ActionType kind, List<String> problems) {
        String text = row.field(value);
        if (text.isEmpty() && kind == ActionType.DELIST) {
            return null;
        }
        String name = "value of a " + kind.label();
        BigDecimal amount = number(text);
        if (amount == null) {
            problems.add(problem(
                    row,
                    name + " must be a number of at most " + MOST_DIGITS + " digits but was '"
                            + ParsedBar.shortened(text) + "'"));
            return null;
        }
        boolean allowed = amount.signum() > 0 || (kind == ActionType.DELIST && amount.signum() == 0);
        if (!allowed) {
            problems.add(problem(
                    row,
                    name + " must be " + (kind == ActionType.DELIST ? "at least" : "above") + " 0 but was "
                            + amount.toPlainString()));
        }
        return amount;
    }

    /// Digits with a point at most; null for anything else.
    private static @Nullable BigDecimal number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MOST_DIGITS + 2;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = FieldParser.isDigit(c) || c == '.' || (c == '-' && i == 0);
        }
        try {
            return plain ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable String renamed(CsvRow row, String old, List<String> problems) {
        String renamed = row.field(value);
        if (renamed.isEmpty() || renamed.equals(old)) {
            problems.add(problem(row, "value of a rename must be the new symbol but was '" + renamed + "'"));
            return null;
        }
        return renamed;
    }

    private String problem(CsvRow row, String problem) {
        return file + " line " + row.line() + ": " + problem;
    }
}
