package io.papertape.prices.file;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import io.papertape.prices.format.ActionColumns;
import io.papertape.prices.format.AdjustedClose;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.PriceBasis;
import io.papertape.prices.format.RowActions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the rows of a file tell of what becomes of their bars later: their adjusted close, dividends and splits. Bars
/// are told by their part: which of the bars of a row it is. Not safe for use by several threads.
final class RowAdjustments {

    private final PriceFile file;
    private final PriceQuery query;
    private final Layout layout;
    private final Adjustments all;
    private final List<@Nullable AdjustedClose> closes = new ArrayList<>();
    private final List<@Nullable RowActions> actions = new ArrayList<>();
    private final boolean scales;

    /// Whether prices tell of a split themselves whether they go over it.
    private final boolean mayJump;

    /// @param all takes up what rows tell
    RowAdjustments(PriceFile file, PriceQuery query, Layout layout, Adjustments all) {
        this.file = file;
        this.query = query;
        this.layout = layout;
        this.all = all;
        scales = query.adjustment() == Adjustment.ALL && !hasFactorFile();
        mayJump = layout.basis() != PriceBasis.RAW
                && (all.expectsJumps() || layout.actions().stream().anyMatch(ActionColumns::hasSplits));
        for (ActionColumns columns : layout.actions()) {
            closes.add(columns.hasAdjustedClose() ? new AdjustedClose(columns) : null);
            actions.add(columns.hasActions() ? new RowActions(columns) : null);
        }
    }

    private boolean hasFactorFile() {
        return layout.actions().getFirst().factorFile();
    }

    private boolean dividesBySplits() {
        return query.adjustment() == Adjustment.SPLITS && layout.basis() != PriceBasis.SPLIT_ADJUSTED;
    }

    /// Checks that there is what the prices are to be adjusted by; before the first row.
    ///
    /// @throws PriceFileException if not, or if it cannot be read
    void require() {
        boolean factors =
                hasFactorFile() && all.readFactors(file, layout.symbols().getFirst());
        boolean splits = factors || all.isWritten() || layout.actions().stream().allMatch(ActionColumns::hasSplits);
        if (dividesBySplits() && !splits) {
            throw refusal("adjust=splits needs to know the splits, and the layout " + layout.format()
                    + " has neither prices that are adjusted for them nor a column of them in this file; write them into"
                    + " an actions.csv beside it, with the header alone where there were none");
        }
        if (query.adjustment() == Adjustment.ALL && hasFactorFile() && !factors) {
            throw refusal("adjust=all needs the factor file of the layout " + layout.format()
                    + ", and there is no factor_files/"
                    + layout.symbols().getFirst().toLowerCase(Locale.ROOT)
                    + ".csv; adjust=none takes the prices as they are");
        }
        if (scales && closes.contains(null)) {
            throw refusal("adjust=all needs an adjusted close beside the close, which the layout " + layout.format()
                    + " does not have in this file; adjust=none takes the prices as they are");
        }
    }

    private PriceFileException refusal(String problem) {
        return new PriceFileException(List.of(file.name() + ": " + problem));
    }

    /// What the prices are once they are adjusted, in words.
    String prices() {
        return switch (query.adjustment()) {
            case NONE -> layout.basis().meaning();
            case SPLITS -> PriceBasis.SPLIT_ADJUSTED.meaning();
            case ALL -> "adjusted for splits and dividends";
        };
    }

    /// The names of columns that nothing is read from.
    List<String> unusedColumns() {
        List<String> names = new ArrayList<>(layout.unused());
        if (scales) {
            layout.actions().forEach(columns -> names.remove(columns.name()));
        }
        return names;
    }

    /// Name of the last field of a row where prices are adjusted by it: a part of it would be another number; else
    /// null.
    @Nullable
    String lastThatCutsShort(int part, CsvRow row) {
        ActionColumns columns = layout.actions().get(part);
        int last = row.fields() - 1;
        if (scales && columns.adjustedClose() == last) {
            return "adjusted close";
        }
        return dividesBySplits() && columns.split() == last ? "split" : null;
    }

    /// Takes up the dividend and the split of a row that has a time, also where its bar cannot be trusted.
    ///
    /// @param symbol its number
    /// @return what is wrong with one of them, or null
    /// @throws PriceFileException if the prices of the file depend on it
    @Nullable
    String take(int part, ParsedBar bar, CsvRow row, int symbol) {
        RowActions told = actions.get(part);
        if (told == null || !told.read(row)) {
            return null;
        }
        String fault = take(ActionType.DIVIDEND, told::dividend, bar, row, symbol);
        String splitFault = take(ActionType.SPLIT, told::split, bar, row, symbol);
        if (splitFault != null && dividesBySplits()) {
            throw new PriceFileException(List.of(file.name() + " line " + row.line() + ": " + splitFault
                    + ", and adjust=splits cannot do without it"));
        }
        return fault == null ? splitFault : fault;
    }

    private @Nullable String take(
            ActionType type, Function<CsvRow, @Nullable BigDecimal> value, ParsedBar bar, CsvRow row, int symbol) {
        try {
            BigDecimal told = value.apply(row);
            if (told != null) {
                LocalDate date = bar.date();
                ToldAction action = ToldAction.of(all.name(symbol, date), date, type, told, file.name(), row.line());
                all.addTold(symbol, action);
                if (mayJump && type == ActionType.SPLIT) {
                    all.expectJump(action);
                }
            }
            return null;
        } catch (NumberFormatException e) {
            return e.getMessage();
        }
    }

    /// Adjusts a bar with which nothing is wrong, or notes that its adjusted close is far off and not used.
    ///
    /// @param symbol its number
    /// @return what keeps it from being adjusted, or null
    @Nullable
    String adjust(int part, ParsedBar bar, CsvRow row, int symbol) {
        if (mayJump) {
            all.take(symbol, bar);
        }
        AdjustedClose close = closes.get(part);
        if (close == null) {
            return null;
        }
        if (scales) {
            return close.adjust(bar, row);
        }
        long time = bar.time();
        if (all.unused().isBefore(time) && time <= query.to() && close.isFar(bar, row)) {
            String column = layout.actions().get(part).name();
            all.unused()
                    .found(new UnusedAdjustment(
                            all.name(symbol, bar.date()),
                            Instant.ofEpochMilli(time),
                            column,
                            bar.close(),
                            close.value()));
        }
        return null;
    }

    /// Takes up what is known of the file; at its end.
    ///
    /// @param bar the last one of the file
    /// @param timed whether a bar has a time of day
    void finish(ParsedBar bar, boolean timed) {
        all.add(file, new SourceFile(layout.basis(), timed ? bar.zone() : ZoneOffset.UTC, hasFactorFile()));
    }
}
