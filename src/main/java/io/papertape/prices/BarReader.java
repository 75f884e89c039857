package io.papertape.prices;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one price file row by row and offers the rows that can be trusted, in the file's own order; the others go to
/// [Rejections]. Whether a row is trusted depends on nothing but that row, the last one of a file apart, which
/// may be cut off. Not safe for use by several threads.
final class BarReader implements Closeable {

    /// The second half of a character that takes two. It never begins a field, where a quote has a meaning, so
    /// that a line is a row whatever stands in it.
    private static final char NO_QUOTE = '\uDC00';

    private final PriceFile file;
    private final PriceQuery query;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final Content content;
    private final CloseableIterator<CsvRow> rows;
    private final Columns columns;
    private final ParsedBar bar;
    private final Epochs epochs;
    private final CsvRow row = new CsvRow();
    private final int fileSymbol;

    private int symbol = SymbolTable.UNWANTED;
    private long dataRows;

    /// @param epochs what the file's epochs can be
    /// @throws PriceFileException if the file cannot be read, or its layout is unknown
    /// @throws UnfinishedPriceFileException if it is cut off
    BarReader(PriceFile file, PriceQuery query, SymbolTable symbols, Rejections rejections, Epochs epochs) {
        this.file = file;
        this.query = query;
        this.symbols = symbols;
        this.rejections = rejections;
        this.epochs = epochs;
        content = Content.of(file);
        try {
            rows = rows();
            columns = header();
        } catch (PriceFileException | UnfinishedPriceFileException e) {
            content.close();
            throw e;
        }
        bar = new ParsedBar(columns, query.fileZone());
        fileSymbol = columns.namesSymbols() ? SymbolTable.UNWANTED : symbols.number(file.symbol());
    }

    /// Whether the file may have a wanted symbol: it names one in its rows, or is named after one.
    boolean mayBeWanted() {
        return columns.namesSymbols() || fileSymbol != SymbolTable.UNWANTED;
    }

    /// Moves to the next row that can be trusted; not after the end.
    ///
    /// @return false at the end of the file
    /// @throws PriceFileException if the file cannot be read on
    /// @throws UnfinishedPriceFileException if it is cut off
    boolean next() {
        while (read()) {
            dataRows++;
            if (accept()) {
                return true;
            }
        }
        return false;
    }

    /// Checks what only the whole file tells; at its end.
    ///
    /// @throws PriceFileException if it cannot be what it seems to be
    /// @throws UnfinishedPriceFileException if it changed while it was read
    FinishedFile finish() {
        FinishedFile finished = content.finish(dataRows);
        epochs.requirePlausible(file);
        if (dataRows == 0) {
            String name = columns.namesSymbols() ? null : file.symbol();
            rejections.note(new RejectedBar(file.name(), 1, name, "", "no row follows the header"));
        }
        return finished;
    }

    PriceFile file() {
        return file;
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
        return row.line();
    }

    /// The last row of the file if its line has no end and it may be cut off within its last field; at the end of
    /// the file.
    ///
    /// @return null also where the last field is neither symbol, time nor price, and where the row was rejected
    @Nullable
    CutRow cut() {
        if (!content.endsWithinLine() || dataRows == 0 || symbol < SymbolTable.UNWANTED) {
            return null;
        }
        boolean symbolLast = columns.symbol() == columns.count() - 1;
        String name = symbolLast ? "symbol" : columns.lastThatCutsShort();
        if (name == null || !bar.read(row)) {
            return null;
        }
        long time = bar.time().millis();
        return new CutRow(
                rejected("the last line has no end: its " + name + " may be cut off"),
                symbol,
                symbolLast,
                symbol >= 0 && time >= query.from(),
                query.covers(time));
    }

    @Override
    public void close() {
        content.close();
    }

    private CloseableIterator<CsvRow> rows() {
        return CsvReader.builder()
                .quoteCharacter(NO_QUOTE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .maxBufferSize(CsvRow.LONGEST)
                .build(row, content.text())
                .iterator();
    }

    private Columns header() {
        if (!read()) {
            throw new PriceFileException(
                    List.of(file.name() + ": is empty; expected a header like " + Columns.EXAMPLES));
        }
        Optional<Columns> known = Columns.of(row.allFields());
        if (known.isEmpty()) {
            throw new PriceFileException(List.of(file.name() + " line " + row.line() + ": expected a header like "
                    + Columns.EXAMPLES + " but was '" + ParsedBar.shortened(row.text()) + "'"));
        }
        return known.get();
    }

    /// Reads the next line into the row.
    private boolean read() {
        try {
            return rows.hasNext() && rows.next() == row;
        } catch (UncheckedIOException | CsvParseException e) {
            throw content.meaning(e, row.line());
        }
    }

    /// Whether the row is wanted and can be trusted; takes its values in.
    private boolean accept() {
        symbol = columns.namesSymbols() ? symbols.number(row, columns.symbol()) : fileSymbol;
        if (symbol == SymbolTable.UNWANTED) {
            return false;
        }
        boolean sound = bar.read(row);
        epochs.look(bar.time(), row);
        return (sound && symbol >= 0) ? acceptSound() : acceptUnusual();
    }

    /// A row outside from and to is neither offered nor reported. A symbol that has a bar only after `to` is one
    /// all the same: the session will be carried forward to it.
    private boolean acceptSound() {
        long time = bar.time().millis();
        if (time < query.from()) {
            return false;
        }
        symbols.count(symbol);
        return time <= query.to();
    }

    /// As [#accept], for rows that are not plainly right.
    private boolean acceptUnusual() {
        String fault = symbol == SymbolTable.MALFORMED
                ? "symbol must be text without NUL but was '" + ParsedBar.shortened(row.field(columns.symbol())) + "'"
                : bar.fault(row);
        if (fault == null) {
            return acceptSound();
        }
        if (!bar.time().isRead() || query.covers(bar.time().millis())) {
            rejections.add(rejected(fault));
        }
        return false;
    }

    private RejectedBar rejected(String reason) {
        String name = columns.namesSymbols() ? row.field(columns.symbol()) : file.symbol();
        Long time = bar.time().isRead() ? bar.time().millis() : null;
        return new RejectedBar(file.name(), row.line(), name.isEmpty() ? null : name, row.text(), reason, time);
    }
}
