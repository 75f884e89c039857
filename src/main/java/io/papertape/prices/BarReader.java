package io.papertape.prices;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.papertape.engine.portfolio.Money;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one price file row by row and offers the rows that can be trusted; the others go to [Rejections]. Within a
/// symbol the times of the offered rows ascend. Not safe for use by several threads.
final class BarReader implements Closeable {

    /// Never part of a text, so that a line is a row whatever quotes it holds: a stray one spoils no other line.
    private static final char NO_QUOTE = '\uFFFF';

    private final PriceFile file;
    private final PriceQuery query;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final ByteCounter bytes = new ByteCounter();
    private final CloseableIterator<CsvRow> rows;
    private final Columns columns;
    private final int fileSymbol;
    private long[] lastTimes = new long[0];

    private @Nullable CsvRow row;
    private int symbol;
    private long time;
    private long open;
    private long high;
    private long low;
    private long close;
    private double volume;

    /// @throws PriceFileException if the file cannot be read, or its layout is unknown
    BarReader(PriceFile file, PriceQuery query, SymbolTable symbols, Rejections rejections) {
        this.file = file;
        this.query = query;
        this.symbols = symbols;
        this.rejections = rejections;
        rows = open();
        try {
            columns = header();
        } catch (PriceFileException e) {
            close();
            throw e;
        }
        fileSymbol = columns.namesSymbols() ? SymbolTable.UNWANTED : symbols.number(file.symbol());
        if (fileSymbol != SymbolTable.UNWANTED) {
            symbols.trust(fileSymbol);
        }
    }

    /// Moves to the next row that can be trusted.
    ///
    /// @return false at the end of the file
    /// @throws PriceFileException if the file cannot be read on
    boolean next() {
        if (!columns.namesSymbols() && fileSymbol == SymbolTable.UNWANTED) {
            return false;
        }
        CsvRow candidate = read();
        while (candidate != null) {
            if (accept(candidate)) {
                row = candidate;
                return true;
            }
            candidate = read();
        }
        return false;
    }

    PriceFile file() {
        return file;
    }

    boolean namesSymbols() {
        return columns.namesSymbols();
    }

    /// Bytes of the file that were read so far.
    long bytesRead() {
        return bytes.bytes();
    }

    /// Number of the row's symbol.
    int symbol() {
        return symbol;
    }

    long time() {
        return time;
    }

    long openPrice() {
        return open;
    }

    long highPrice() {
        return high;
    }

    long lowPrice() {
        return low;
    }

    long closePrice() {
        return close;
    }

    double volume() {
        return volume;
    }

    long line() {
        return current().line();
    }

    /// Rejects the current row after all.
    void reject(String reason) {
        reject(current(), symbols.name(symbol), reason);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private CsvRow current() {
        if (row == null) {
            throw new IllegalStateException(file.name() + ": no row has been read");
        }
        return row;
    }

    private CloseableIterator<CsvRow> open() {
        try {
            return CsvReader.builder()
                    .quoteCharacter(NO_QUOTE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .detectBomHeader(true)
                    .build(new CsvRow(), file.open(bytes))
                    .iterator();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private Columns header() {
        CsvRow header = read();
        if (header == null) {
            throw new PriceFileException(
                    List.of(file.name() + ": is empty; expected a header like " + Columns.EXAMPLES));
        }
        return Columns.of(header.allFields())
                .orElseThrow(() -> new PriceFileException(List.of(file.name() + " line " + header.line()
                        + ": expected a header like " + Columns.EXAMPLES + " but was '" + shortened(header.text())
                        + "'")));
    }

    private @Nullable CsvRow read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException | CsvParseException e) {
            throw file.unreadable(e);
        }
    }

    /// Whether a row is wanted and can be trusted; takes its values in.
    ///
    /// A row outside from and to is neither offered nor reported, but times must ascend across it, too:
    /// whether a row is accepted does not depend on where the others are cut off, so that a session
    /// carried forward sees the bars that one replayed whole sees.
    private boolean accept(CsvRow candidate) {
        boolean nameless = columns.namesSymbols() && candidate.isEmpty(columns.symbol());
        symbol = nameless ? SymbolTable.UNWANTED : symbolOf(candidate);
        if (symbol == SymbolTable.UNWANTED && !nameless) {
            return false;
        }
        time = time(candidate);
        boolean asked = time == FieldParser.INVALID || query.covers(time);
        String fault = fault(candidate);
        if (fault != null) {
            if (asked) {
                String name = columns.namesSymbols() ? candidate.field(columns.symbol()) : file.symbol();
                reject(candidate, name.isEmpty() ? null : name, fault);
            }
            return false;
        }
        lastTimes[symbol] = time;
        symbols.trust(symbol);
        return asked;
    }

    private int symbolOf(CsvRow candidate) {
        return columns.namesSymbols() ? symbols.number(candidate, columns.symbol()) : fileSymbol;
    }

    private long time(CsvRow candidate) {
        int start = candidate.start(columns.time());
        int end = candidate.end(columns.time());
        return switch (columns.timeFormat()) {
            case ISO_DATE -> FieldParser.isoDate(candidate.characters(), start, end);
            case EPOCH_MILLIS -> FieldParser.epochMillis(candidate.characters(), start, end);
        };
    }

    private long price(CsvRow candidate, int column) {
        return FieldParser.price(candidate.characters(), candidate.start(column), candidate.end(column));
    }

    /// What is wrong with a row, or null.
    private @Nullable String fault(CsvRow candidate) {
        open = price(candidate, columns.open());
        high = price(candidate, columns.high());
        low = price(candidate, columns.low());
        close = price(candidate, columns.close());
        volume = columns.volume() == Columns.NONE
                ? 0
                : FieldParser.volume(
                        candidate.characters(), candidate.start(columns.volume()), candidate.end(columns.volume()));
        if (time == FieldParser.INVALID) {
            return timeFault(candidate);
        }
        if (columns.namesSymbols() && candidate.isEmpty(columns.symbol())) {
            return candidate.fields() < columns.count() ? shapeFault(candidate) : "symbol is empty";
        }
        if (!candidate.isEmptyFrom(columns.count())) {
            return shapeFault(candidate);
        }
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            return priceFault(candidate);
        }
        if (high < low || open < low || open > high || close < low || close > high) {
            return rangeFault();
        }
        return orderFault();
    }

    private String shapeFault(CsvRow candidate) {
        return "expected " + columns.count() + " fields but were " + candidate.fields();
    }

    private String timeFault(CsvRow candidate) {
        String text = shortened(candidate.field(columns.time()));
        return switch (columns.timeFormat()) {
            case ISO_DATE -> "date must be like 2013-02-08 but was '" + text + "'";
            case EPOCH_MILLIS -> "timestamp must be epoch milliseconds but was '" + text + "'";
        };
    }

    private @Nullable String priceFault(CsvRow candidate) {
        for (PriceColumn price : List.of(
                new PriceColumn("open", columns.open(), open),
                new PriceColumn("high", columns.high(), high),
                new PriceColumn("low", columns.low(), low),
                new PriceColumn("close", columns.close(), close))) {
            String fault = price.fault(candidate.field(price.column()));
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private String rangeFault() {
        if (high < low) {
            return "high must be at least low but was " + Money.format(high) + " with low " + Money.format(low);
        }
        boolean atOpen = open < low || open > high;
        return (atOpen ? "open" : "close") + " must be within low " + Money.format(low) + " and high "
                + Money.format(high) + " but was " + Money.format(atOpen ? open : close);
    }

    private @Nullable String orderFault() {
        if (symbol >= lastTimes.length) {
            int known = lastTimes.length;
            lastTimes = Arrays.copyOf(lastTimes, Math.max(symbol + 1, known * 2));
            Arrays.fill(lastTimes, known, lastTimes.length, Long.MIN_VALUE);
        }
        long last = lastTimes[symbol];
        if (time > last) {
            return null;
        }
        return time == last
                ? DuplicateTime.reason(time)
                : "time must ascend within a symbol but was " + DuplicateTime.format(time) + " after "
                        + DuplicateTime.format(last);
    }

    private void reject(CsvRow rejected, @Nullable String name, String reason) {
        rejections.add(new RejectedBar(file.name(), rejected.line(), name, rejected.text(), reason));
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }

    /// A price of the row under examination.
    private record PriceColumn(String name, int column, long value) {

        @Nullable
        String fault(String text) {
            if (text.isEmpty()) {
                return name + " is empty";
            }
            if (value == FieldParser.INVALID) {
                return name + " must be a number but was '" + shortened(text) + "'";
            }
            if (value == FieldParser.TOO_LARGE) {
                return name + " must be at most " + Money.format(Long.MAX_VALUE) + " but was " + shortened(text);
            }
            return value <= 0 ? name + " must be positive but was " + shortened(text) : null;
        }
    }
}
