package io.papertape.prices.file;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ActionType;
import io.papertape.prices.CorporateAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.PriceBasis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the files of a tape tell of what becomes of their bars later, and what adjusts the bars for it. Not
/// safe for use by several threads.
final class Adjustments {

    private final PriceQuery query;
    private final SymbolTable symbols;
    private final KnownActions actions;
    private final UnusedAdjustments unused = new UnusedAdjustments();
    private final Map<String, SourceFile> sources = new HashMap<>();
    private final Map<String, @Nullable LeanFactors> factors = new HashMap<>();
    private final Map<String, SplitJumps> jumps = new HashMap<>();
    private final List<FinishedFile> read = new ArrayList<>();
    private boolean written;

    Adjustments(PriceQuery query, SymbolTable symbols, Rejections rejections) {
        this.query = query;
        this.symbols = symbols;
        actions = new KnownActions(rejections);
    }

    /// Reads what a person has written down, before any price file is read.
    ///
    /// @throws PriceFileException if it cannot be read, with all that is wrong with its rows
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    void readWritten(PriceFile file) {
        written = true;
        read.add(new ActionsFile(file).read(this::addWritten));
    }

    private void addWritten(CorporateAction action) {
        List<String> wanted = query.wanted();
        if (wanted.isEmpty()
                || wanted.contains(action.symbol())
                || (action.renamedTo() != null && wanted.contains(action.renamedTo()))) {
            actions.addWritten(action);
            if (action.type() == ActionType.SPLIT) {
                expectJump(action);
            }
        }
    }

    /// Takes in a split that may be in the prices or not, as far as their layout tells.
    void expectJump(CorporateAction split) {
        jumps.computeIfAbsent(split.symbol(), symbol -> new SplitJumps()).expect(split);
    }

    /// Whether a person has written down a split.
    boolean expectsJumps() {
        return !jumps.isEmpty();
    }

    /// Takes in a bar of a file whose layout does not say that its prices are as traded.
    void take(int symbol, ParsedBar bar) {
        jumps.computeIfAbsent(symbols.name(symbol), name -> new SplitJumps()).take(bar);
    }

    /// Reads the factor file of a price file.
    ///
    /// @param symbol of the price file
    /// @return whether there is one
    /// @throws PriceFileException if it cannot be read
    boolean readFactors(PriceFile file, String symbol) {
        if (!factors.containsKey(symbol)) {
            LeanFactors found = LeanFactors.of(symbol, file.path());
            factors.put(symbol, found);
            if (found != null) {
                found.actions(symbol).forEach(actions::addTold);
                read.add(found.file());
            }
        }
        return factors.get(symbol) != null;
    }

    /// Whether a person has written anything down, if only that there is nothing.
    boolean isWritten() {
        return written;
    }

    /// Takes in what is known of a price file once it was read.
    void add(PriceFile file, SourceFile source) {
        sources.put(file.name(), source);
    }

    /// The files that were read and have no prices.
    List<FinishedFile> read() {
        return read;
    }

    /// The symbol of a number.
    String symbol(int number) {
        return symbols.name(number);
    }

    KnownActions actions() {
        return actions;
    }

    UnusedAdjustments unused() {
        return unused;
    }

    /// What adjusts the bars of a source, or null where nothing is to be done.
    @Nullable
    PriceScale scale(SpooledBars bars) {
        String symbol = symbols.name(bars.symbol());
        SourceFile source = sources.get(bars.file());
        LeanFactors known = factors.get(symbol);
        if (source == null) {
            return null;
        }
        return switch (query.adjustment()) {
            case NONE -> null;
            case SPLITS ->
                source.basis() == PriceBasis.SPLIT_ADJUSTED
                        ? null
                        : PriceScale.ofSplits(actions.splits(symbol), source);
            case ALL -> known == null || !source.factorFile() ? null : PriceScale.ofFactors(known, source);
        };
    }

    /// What happens to sessions that hold the bars as they are: see [io.papertape.prices.PriceTape#events].
    List<CorporateAction> events(List<SpooledBars> bars) {
        if (query.adjustment() != Adjustment.NONE) {
            return List.of();
        }
        Map<String, List<SpooledBars>> bySymbol =
                bars.stream().collect(Collectors.groupingBy(source -> symbols.name(source.symbol())));
        Set<String> selected = Set.copyOf(symbols.selected());
        return actions.all().stream()
                .filter(action -> selected.contains(action.symbol()))
                .filter(action -> switch (action.type()) {
                    case RENAME -> false;
                    case SPLIT -> isOfRawPrices(action, bySymbol.getOrDefault(action.symbol(), List.of()));
                    case DIVIDEND, DELIST -> true;
                })
                .toList();
    }

    /// Of prices that are not there only a person knows what they are. Of layouts that do not say that prices are as
    /// traded the prices tell themselves: they move by the split.
    private boolean isOfRawPrices(CorporateAction split, List<SpooledBars> ofSymbol) {
        boolean isWritten = actions.isWritten(split);
        SplitJumps moves = jumps.get(split.symbol());
        if (moves != null && moves.isThere(split.date())) {
            return true;
        }
        return ofSymbol.isEmpty()
                ? isWritten
                : ofSymbol.stream()
                        .map(each -> sources.get(each.file()))
                        .anyMatch(source -> source != null && source.mayBeRaw(isWritten));
    }
}
