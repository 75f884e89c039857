package io.papertape.prices.file;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ActionType;
import io.papertape.prices.CorporateAction;
import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.UnusedAdjustment;
import io.papertape.prices.format.ActionColumns;
import io.papertape.prices.format.AdjustedClose;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.FileHead;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.ParsedBar.Reading;
import io.papertape.prices.format.PriceBasis;
import io.papertape.prices.format.PriceFormats;
import io.papertape.prices.format.RowActions;
import java.io.Closeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one price file row by row and offers the rows that can be trusted, in the file's own order; the others go to
/// [Rejections]. Whether a row is trusted depends on nothing but that row, the last one of a file apart, which
/// may be cut off. Not safe for use by several threads.
final class BarReader implements Closeable {

    private final PriceFile file;
    private final PriceQuery query;
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
    private final List<@Nullable AdjustedClose> adjusted;
    private final List<@Nullable RowActions> rowActions;
    private final UnusedAdjustments unused;
    private final KnownActions actions;
    private final boolean adjusts;
    private boolean timed;

    /// Which of the bars of a row is looked at.
    private int part;

    private ParsedBar bar;
    private int symbol = SymbolTable.UNWANTED;
    private long dataRows;

    /// Of the row whose bar goes on in the next one, or 0. At the end of the file it is not the row any more.
    private long unfinishedLine;

    /// @param formats the layouts that the file may have
    /// @param epochs what the file's epochs can be
    /// @param unused takes up a bar whose adjusted close is not used
    /// @param actions takes up dividends and splits
    /// @throws PriceFileException if the file cannot be read
    /// @throws UnknownLayoutException if its layout is unknown
    /// @throws UnfinishedPriceFileException if it is cut off
    BarReader(
            PriceFile file,
            PriceFormats formats,
            PriceQuery query,
            SymbolTable symbols,
            Rejections rejections,
            Epochs epochs,
            UnusedAdjustments unused,
            KnownActions actions) {
        this.file = file;
        this.query = query;
        this.symbols = symbols;
        this.rejections = rejections;
        this.epochs = epochs;
        this.unused = unused;
        this.actions = actions;
        content = Content.of(file);
        try {
            layout = layout(formats, new Rows(content, ','));
            rows = new Rows(content, layout.separator());
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
        adjusts = query.adjustment() == Adjustment.ALL && !hasFactorFile();
        adjusted = new ArrayList<>();
        rowActions = new ArrayList<>();
        for (ActionColumns columns : layout.actions()) {
            adjusted.add(columns.hasAdjustedClose() ? new AdjustedClose(columns) : null);
            rowActions.add(columns.hasActions() ? new RowActions(columns) : null);
        }
    }

    /// Whether the file may have a wanted symbol: it names one in its rows, or is named after one.
    boolean mayBeWanted() {
        return layout.namesSymbols() || Arrays.stream(fileSymbols).anyMatch(number -> number != SymbolTable.UNWANTED);
    }

    /// Whether a factor file tells what becomes of its bars later.
    boolean hasFactorFile() {
        return layout.actions().getFirst().factorFile();
    }

    /// The symbol that the file is named after, where its rows name none.
    String fileSymbol() {
        return layout.symbols().getFirst();
    }

    /// Checks that there is what its prices are to be adjusted by.
    ///
    /// @param factors whether it has a factor file
    /// @param written whether a person has written actions down
    /// @throws PriceFileException if not
    void requireAdjustable(boolean factors, boolean written) {
        switch (query.adjustment()) {
            case NONE -> {}
            case SPLITS -> requireSplits(factors || written);
            case ALL -> requireAdjustedClose(factors);
        }
    }

    private void requireSplits(boolean known) {
        boolean told = layout.actions().stream().allMatch(ActionColumns::hasSplits);
        if (layout.basis() != PriceBasis.SPLIT_ADJUSTED && !told && !known) {
            throw new PriceFileException(List.of(file.name()
                    + ": adjust=splits needs to know the splits, and the layout "
                    + layout.format() + " has neither prices that are adjusted for them nor a column of them in this"
                    + " file; write them into an actions.csv beside it, with the header alone where there were none"));
        }
    }

    private void requireAdjustedClose(boolean factors) {
        if (hasFactorFile() && !factors) {
            throw new PriceFileException(List.of(file.name() + ": adjust=all needs the factor file of the layout "
                    + layout.format() + ", and there is no factor_files/"
                    + fileSymbol().toLowerCase(Locale.ROOT)
                    + ".csv; adjust=none takes the prices as they are"));
        }
        if (adjusts && adjusted.contains(null)) {
            throw new PriceFileException(List.of(file.name() + ": adjust=all needs an adjusted close beside the close,"
                    + " which the layout " + layout.format() + " does not have in this file; adjust=none takes the"
                    + " prices as they are"));
        }
    }

    /// Moves to the next row that can be trusted; not after the end.
    ///
    /// @return false at the end of the file
    /// @throws PriceFileException if the file cannot be read on
    /// @throws UnfinishedPriceFileException if it is cut off
    boolean next() {
        while (moveOn()) {
            if (accept()) {
                return true;
            }
        }
        if (unfinishedLine > 0) {
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
        FinishedFile finished = content.finish(dataRows, new FileLayout(layout.format(), prices(), unusedColumns()));
        epochs.requirePlausible(file);
        requireSymbols();
        if (dataRows == 0) {
            rejections.note(new RejectedBar(file.name(), 1, symbolOfFile(), "", "no row follows the header"));
        }
        return finished;
    }

    private String prices() {
        return switch (query.adjustment()) {
            case NONE -> layout.basis().meaning();
            case SPLITS -> PriceBasis.SPLIT_ADJUSTED.meaning();
            case ALL -> "adjusted for splits and dividends";
        };
    }

    private List<String> unusedColumns() {
        List<String> names = new ArrayList<>(layout.unused());
        if (adjusts) {
            layout.actions().forEach(columns -> names.remove(columns.name()));
        }
        return names;
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
        boolean whole = !content.endsWithinLine() || row.isQuoted(row.fields() - 1);
        if (whole || dataRows == 0 || symbol < SymbolTable.UNWANTED) {
            return null;
        }
        String name = lastThatCutsShort();
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

    /// As that of the bar, for what its prices are adjusted by.
    private @Nullable String lastThatCutsShort() {
        ActionColumns columns = layout.actions().get(part);
        int last = row.fields() - 1;
        if (adjusts && columns.adjustedClose() == last) {
            return "adjusted close";
        }
        return dividesBySplits() && columns.split() == last ? "split" : bar.lastThatCutsShort();
    }

    private boolean dividesBySplits() {
        return query.adjustment() == Adjustment.SPLITS && layout.basis() != PriceBasis.SPLIT_ADJUSTED;
    }

    /// What is known of the file's prices; at its end.
    SourceFile source() {
        return new SourceFile(layout.basis(), timed ? bar.zone() : ZoneOffset.UTC, hasFactorFile());
    }

    @Override
    public void close() {
        content.close();
    }

    /// Asks the formats by the first lines, and rewinds to the start of the file.
    private Layout layout(PriceFormats formats, Rows lines) {
        FileHead head =
                new FileHead(file.place(), () -> lines.next() ? lines.row().text() : null);
        String first = head.line(0);
        long line = lines.row().line();
        if (first == null) {
            throw new UnknownLayoutException(file.name(), 0, "is empty");
        }
        Layout known = formats.layout(head);
        if (known == null) {
            throw new UnknownLayoutException(
                    file.name(),
                    line,
                    "no layout of prices is known that begins with '" + ParsedBar.shortened(first) + "': it "
                            + formats.nearest(head));
        }
        content.rewind();
        return known;
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
        takeActions();
        return (reading == Reading.SOUND && symbol >= 0) ? acceptSound() : acceptUnusual();
    }

    /// A dividend or a split counts even where the row has no bar that can be trusted, or one outside from and to.
    private void takeActions() {
        RowActions told = rowActions.get(part);
        if (told == null || symbol < 0 || !bar.hasTime() || !told.read(row)) {
            return;
        }
        take(ActionType.DIVIDEND, told::dividend);
        take(ActionType.SPLIT, told::split);
    }

    private void take(ActionType type, Function<CsvRow, @Nullable BigDecimal> value) {
        try {
            BigDecimal told = value.apply(row);
            if (told != null) {
                actions.addTold(
                        CorporateAction.of(symbols.name(symbol), bar.date(), type, told, file.name(), row.line()));
            }
        } catch (NumberFormatException e) {
            if (type == ActionType.SPLIT && dividesBySplits()) {
                throw new PriceFileException(
                        file.name() + " line " + row.line() + ": " + e.getMessage()
                                + ", and adjust=splits cannot do without it",
                        e);
            }
            rejections.note(rejected(String.valueOf(e.getMessage())));
        }
    }

    /// A row outside from and to is neither offered nor reported. A symbol that has a bar only after `to` is one
    /// all the same: the session will be carried forward to it.
    private boolean acceptSound() {
        long time = bar.time();
        if (time < query.from()) {
            return false;
        }
        AdjustedClose close = adjusted.get(part);
        if (close != null && !(adjusts ? isAdjusted(close) : isNoted(close, time))) {
            return false;
        }
        timed |= !bar.isDateAlone();
        symbols.count(symbol);
        return time <= query.to();
    }

    /// Adjusts the row's bar, or rejects the row.
    private boolean isAdjusted(AdjustedClose close) {
        String fault = close.adjust(bar, row);
        if (fault != null && query.covers(bar.time())) {
            rejections.add(rejected(fault));
        }
        return fault == null;
    }

    /// Notes the row's bar if its adjusted close is far from its close.
    private boolean isNoted(AdjustedClose close, long time) {
        if (unused.isBefore(time) && time <= query.to() && close.isFar(bar, row)) {
            unused.found(new UnusedAdjustment(
                    symbols.name(symbol),
                    Instant.ofEpochMilli(time),
                    layout.actions().get(part).name(),
                    bar.close(),
                    close.value()));
        }
        return true;
    }

    /// As [#accept], for rows that are not plainly right.
    private boolean acceptUnusual() {
        String fault = symbol == SymbolTable.MALFORMED ? SymbolTable.fault(row.field(symbolField)) : bar.fault(row);
        if (fault == null) {
            return acceptSound();
        }
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
