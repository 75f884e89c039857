package io.papertape.prices;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one price file row by row and offers the rows that can be trusted; the others go to [Rejections]. Within a
/// symbol the times of the offered rows ascend. Not safe for use by several threads.
final class BarReader implements Closeable {

    /// Never part of a text, so that a line is a row whatever quotes it holds: a stray one spoils no other line.
    private static final char NO_QUOTE = '\uFFFF';

    /// In place of the time of a symbol's latest bar, before its first.
    private static final long NO_TIME = Long.MAX_VALUE;

    private final PriceFile file;
    private final PriceQuery query;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final List<ReadFile> finished;
    private final FileBytes bytes;
    private final CloseableIterator<CsvRow> rows;
    private final Columns columns;
    private final ParsedBar bar;
    private final int fileSymbol;
    private long[] lastTimes = new long[0];

    private @Nullable CsvRow row;
    private int symbol;
    private long dataRows;

    /// @param finished is told of the file when it was read to its end
    /// @throws PriceFileException if the file cannot be read, or its layout is unknown
    BarReader(PriceFile file, PriceQuery query, SymbolTable symbols, Rejections rejections, List<ReadFile> finished) {
        this.file = file;
        this.query = query;
        this.symbols = symbols;
        this.rejections = rejections;
        this.finished = finished;
        bytes = file.open();
        rows = open();
        try {
            columns = header();
        } catch (PriceFileException e) {
            close();
            throw e;
        }
        bar = new ParsedBar(columns);
        fileSymbol = columns.namesSymbols() ? SymbolTable.UNWANTED : symbols.number(file.symbol());
        if (fileSymbol != SymbolTable.UNWANTED) {
            symbols.trust(fileSymbol);
        }
    }

    /// Moves to the next row that can be trusted; not after the end.
    ///
    /// @return false at the end of the file
    /// @throws PriceFileException if the file cannot be read on
    boolean next() {
        if (!columns.namesSymbols() && fileSymbol == SymbolTable.UNWANTED) {
            return false;
        }
        for (CsvRow candidate = read(); candidate != null; candidate = read()) {
            dataRows++;
            if (accept(candidate)) {
                row = candidate;
                return true;
            }
        }
        finish();
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
        return bytes.count();
    }

    /// Number of the row's symbol.
    int symbol() {
        return symbol;
    }

    /// The row's bar; valid until the next row.
    ParsedBar bar() {
        return bar;
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
                    .build(new CsvRow(), file.content(bytes))
                    .iterator();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void finish() {
        try {
            String sha256 = bytes.sha256();
            finished.add(new ReadFile(file.name(), bytes.count(), sha256, dataRows));
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
        Optional<Columns> known = Columns.of(header.allFields());
        if (known.isEmpty()) {
            throw new PriceFileException(List.of(file.name() + " line " + header.line() + ": expected a header like "
                    + Columns.EXAMPLES + " but was '" + ParsedBar.shortened(header.text()) + "'"));
        }
        return known.get();
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
        boolean sound = bar.read(candidate) && !nameless;
        if (!sound || symbol >= lastTimes.length || bar.time() <= lastTimes[symbol]) {
            return acceptUnusual(candidate);
        }
        lastTimes[symbol] = bar.time();
        return query.covers(bar.time());
    }

    /// As [#accept], for the first bar of a symbol and rows that are not plainly right.
    private boolean acceptUnusual(CsvRow candidate) {
        String fault = bar.fault(candidate);
        if (fault == null) {
            fault = orderFault();
        }
        boolean asked = bar.time() == FieldParser.INVALID || query.covers(bar.time());
        if (fault == null) {
            lastTimes[symbol] = bar.time();
            symbols.trust(symbol);
            return asked;
        }
        if (asked) {
            String name = columns.namesSymbols() ? candidate.field(columns.symbol()) : file.symbol();
            reject(candidate, name.isEmpty() ? null : name, fault);
        }
        return false;
    }

    private int symbolOf(CsvRow candidate) {
        return columns.namesSymbols() ? symbols.number(candidate, columns.symbol()) : fileSymbol;
    }

    private @Nullable String orderFault() {
        if (symbol >= lastTimes.length) {
            int known = lastTimes.length;
            lastTimes = Arrays.copyOf(lastTimes, Math.max(symbol + 1, known * 2));
            Arrays.fill(lastTimes, known, lastTimes.length, NO_TIME);
        }
        long time = bar.time();
        long last = lastTimes[symbol];
        if (time > last || last == NO_TIME) {
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
}
