package io.papertape.prices.file;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.ParsedBar.Reading;
import io.papertape.prices.format.PriceFormats;
import java.io.Closeable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one price file row by row and offers the rows that can be trusted, in the file's own order; the others go to
/// [Rejections]. Whether a row is trusted depends on nothing but that row, the last one of a file apart, which
/// may be cut off. Not safe for use by several threads.
final class BarReader implements Closeable {

    private final PriceFile file;
    private final PriceQuery query;
    private final LastLine lastLine;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final Content content;
    private final Layout layout;
    private final Rows rows;
    private final CsvRow row;
    private final List<ParsedBar> bars;
    private final Epochs epochs;
    private final int symbolField;
    private final int[] fileSymbols;
    private final RowAdjustments adjustments;
    private boolean timed;
    private boolean hasBars;
    private boolean hasVolumes;

    /// Which of the bars of a row is looked at.
    private int part;

    private ParsedBar bar;
    private int symbol = SymbolTable.UNWANTED;
    private long dataRows;

    /// Of the row whose bar goes on in the next one, or 0. At the end of the file it is not the row any more.
    private long unfinishedLine;

    /// @param formats the layouts that the file may have
    /// @param known layouts of files that may be among them
    /// @param epochs what the file's epochs can be
    /// @param adjustments takes up what rows tell of what becomes of their bars later
    /// @param lastLine what a last line without an end is
    /// @throws PriceFileException if the file cannot be read
    /// @throws UnknownLayoutException if its layout is unknown
    /// @throws UnfinishedPriceFileException if it is cut off
    BarReader(
            PriceFile file,
            PriceFormats formats,
            KnownLayouts known,
            PriceQuery query,
            SymbolTable symbols,
            Rejections rejections,
            Epochs epochs,
            Adjustments adjustments,
            LastLine lastLine) {
        this.file = file;
        this.lastLine = lastLine;
        this.query = query;
        this.symbols = symbols;
        this.rejections = rejections;
        this.epochs = epochs;
        content = Content.of(file);
        try {
            Layout checked = known.of(file, content.state());
            layout = checked == null ? Recognition.of(file, formats, content) : checked;
            content.rewind();
            rows = content.rows(layout.separator(), lastLine);
            for (int i = 0; i < layout.headerRows(); i++) {
                rows.next();
            }
        } catch (PriceFileException | UnknownLayoutException | UnfinishedPriceFileException e) {
            content.close();
            throw e;
        }
        row = rows.row();
        bars = layout.bars().apply(query.fileZone());
        bar = bars.getLast();
        part = bars.size() - 1;
        symbolField = layout.symbolField();
        fileSymbols = layout.symbols().stream().mapToInt(symbols::number).toArray();
        this.adjustments = new RowAdjustments(file, query, layout, adjustments);
    }

    /// Whether the file may have a wanted symbol: it names one in its rows, or is named after one.
    boolean mayBeWanted() {
        return layout.namesSymbols() || Arrays.stream(fileSymbols).anyMatch(number -> number != SymbolTable.UNWANTED);
    }

    /// Checks that there is what its prices are to be adjusted by; before the first row.
    ///
    /// @throws PriceFileException if not
    void requireAdjustable() {
        adjustments.require();
    }

    /// Moves to the next row that can be trusted; not after the end.
    ///
    /// @return false at the end of the file
    /// @throws PriceFileException if the file cannot be read on
    /// @throws UnfinishedPriceFileException if it is cut off
    boolean next() {
        while (moveOn()) {
            if (accept()) {
                hasBars = true;
                hasVolumes |= bar.volumeCode() != 0;
                return true;
            }
        }
        if (unfinishedLine > 0 && lastLine == LastLine.ROW) {
            rejections.add(new RejectedBar(
                    file.name(), unfinishedLine, symbolOfRow(), "", "the file ends before the last row of this bar"));
            unfinishedLine = 0;
        }
        return false;
    }

    /// Moves to the next bar of the row, or to the next row.
    private boolean moveOn() {
        if (part + 1 < bars.size()) {
            part++;
        } else {
            if (!rows.next()) {
                return false;
            }
            dataRows++;
            part = 0;
        }
        bar = bars.get(part);
        return true;
    }

    /// Checks what only the whole file tells; at its end.
    ///
    /// @throws PriceFileException if it cannot be what it seems to be, or is named after no symbol
    /// @throws UnfinishedPriceFileException if it changed while it was read
    FinishedFile finish() {
        FinishedFile finished = content.finish(
                dataRows,
                new FileLayout(
                        layout.format(), adjustments.prices(), adjustments.unusedColumns(), hasVolumes || !hasBars));
        epochs.requirePlausible(file);
        requireSymbols();
        adjustments.finish(bar, timed);
        if (dataRows == 0 && lastLine == LastLine.ROW) {
            rejections.note(new RejectedBar(file.name(), 1, symbolOfFile(), "", "no row follows the header"));
        }
        return finished;
    }

    private void requireSymbols() {
        for (int i = 0; i < fileSymbols.length; i++) {
            String name = layout.symbols().get(i);
            if (fileSymbols[i] != SymbolTable.UNWANTED && SymbolTable.isMalformed(name)) {
                throw new PriceFileException(List.of(file.name() + ": " + SymbolTable.fault(name)));
            }
        }
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

    /// The last row of the file if its line has no end and it may be cut off within its last field, which is one that
    /// no quote ends; at the end of the file.
    ///
    /// @return null also where the last field is neither symbol, time nor price, and where the row was rejected
    @Nullable
    CutRow cut() {
        boolean whole = lastLine == LastLine.UNFINISHED || !content.endsWithinLine() || row.isQuoted(row.fields() - 1);
        if (whole || dataRows == 0 || symbol < SymbolTable.UNWANTED) {
            return null;
        }
        String adjusting = adjustments.lastThatCutsShort(part, row);
        String name = adjusting == null ? bar.lastThatCutsShort() : adjusting;
        if (name == null || bar.read(row) != Reading.SOUND) {
            return null;
        }
        boolean symbolLast = name.equals("symbol");
        long time = bar.time();
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

    /// Whether the row is wanted and can be trusted; takes its values in.
    private boolean accept() {
        symbol = symbolField >= 0 ? symbols.number(row, symbolField) : fileSymbols[part];
        if (symbol == SymbolTable.UNWANTED) {
            return false;
        }
        Reading reading = bar.read(row);
        unfinishedLine = reading == Reading.UNFINISHED ? row.line() : 0;
        if (unfinishedLine > 0) {
            return false;
        }
        if (reading == Reading.ABSENT) {
            return false;
        }
        epochs.look(bar, row.line());
        if (symbol >= 0 && bar.hasTime()) {
            symbol = symbols.routes().at(symbol, bar, file.name(), row);
            if (symbol == SymbolTable.UNWANTED) {
                return false;
            }
            takeActions();
        }
        return (reading == Reading.SOUND && symbol >= 0) ? acceptSound() : acceptUnusual();
    }

    /// A dividend or a split counts even where the row has no bar that can be trusted, or one outside from and to.
    private void takeActions() {
        String fault = adjustments.take(part, bar, row, symbol);
        if (fault != null) {
            rejections.note(rejected(fault));
        }
    }

    /// A row outside from and to is neither offered nor reported. A symbol that has a bar only after `to` is one
    /// all the same: the session will be carried forward to it.
    private boolean acceptSound() {
        long time = bar.time();
        if (time < query.from()) {
            return false;
        }
        String fault = adjustments.adjust(part, bar, row, symbol);
        if (fault != null) {
            return reject(fault);
        }
        timed |= !bar.isDateAlone();
        symbols.count(symbol);
        return time <= query.to();
    }

    /// As [#accept], for rows that are not plainly right.
    private boolean acceptUnusual() {
        String fault = symbol == SymbolTable.MALFORMED ? SymbolTable.fault(row.field(symbolField)) : bar.fault(row);
        if (fault == null) {
            return acceptSound();
        }
        return reject(fault);
    }

    private boolean reject(String fault) {
        if (!bar.hasTime() || query.covers(bar.time())) {
            rejections.add(rejected(fault));
        }
        return false;
    }

    private RejectedBar rejected(String reason) {
        Long time = bar.hasTime() ? bar.time() : null;
        return new RejectedBar(file.name(), row.line(), symbolOfRow(), row.text(), reason, time);
    }

    private @Nullable String symbolOfRow() {
        String name = layout.namesSymbols()
                ? row.field(symbolField)
                : layout.symbols().get(part);
        return name.isEmpty() ? null : name;
    }

    private @Nullable String symbolOfFile() {
        return layout.symbols().size() == 1 ? layout.symbols().getFirst() : null;
    }
}
