package io.papertape.prices.file;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.ToldAction;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.PriceBasis;
import java.time.LocalDate;
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
    private final LeanMaps maps;
    private final KnownActions actions;
    private final UnusedAdjustments unused = new UnusedAdjustments();
    private final Map<String, SourceFile> sources = new HashMap<>();
    private final Map<String, @Nullable LeanFactors> factors = new HashMap<>();
    private final Map<String, SplitJumps> jumps = new HashMap<>();
    private final Map<Integer, List<ToldAction>> ofStandIns = new HashMap<>();
    private final List<ToldAction> written = new ArrayList<>();
    private final List<FinishedFile> read = new ArrayList<>();
    private boolean isWritten;

    /// @param maps the map files that belong to the prices
    Adjustments(PriceQuery query, SymbolTable symbols, Rejections rejections, LeanMaps maps) {
        this.query = query;
        this.symbols = symbols;
        this.maps = maps;
        actions = new KnownActions(rejections, this::shares);
    }

    /// Reads what a person has written down, before any price file is read.
    ///
    /// @throws PriceFileException if it cannot be read, with all that is wrong with its rows
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    void readWritten(PriceFile file) {
        isWritten = true;
        read.add(new ActionsFile(file).read(written::add));
    }

    /// Takes in which shares change their names, by what a person has written down and by LEAN's map files, before any
    /// price file is read.
    ///
    /// @throws PriceFileException if these contradict each other
    void list() {
        List<String> wanted = query.wanted();
        symbols.list(Listings.of(wanted, maps.of(wanted), written));
        for (ToldAction action : written) {
            if (wanted.isEmpty() || wanted.contains(shares(action))) {
                actions.addWritten(action);
                if (action.type() == ActionType.SPLIT) {
                    expectJump(action);
                }
            }
        }
    }

    /// Takes in what LEAN's map files tell of the shares that there are, once all price files are read.
    void addMapped() {
        Set<String> selected = Set.copyOf(symbols.selected());
        for (Listing listing : symbols.routes().listings().all()) {
            if (listing.isExact() && selected.contains(listing.symbol())) {
                maps.read(listing).ifPresent(read::add);
                listing.actions().forEach(actions::addTold);
            }
        }
    }

    /// By which symbol the shares are known that an action is about.
    private String shares(ToldAction action) {
        LocalDate date = action.date();
        return symbols.routes()
                .listings()
                .symbol(action.symbol(), action.type() == ActionType.RENAME ? date.minusDays(1) : date);
    }

    /// Takes in what the row of a bar tells.
    ///
    /// @param symbol number of the bar's symbol
    void addTold(int symbol, ToldAction action) {
        if (symbols.routes().isStandIn(symbol)) {
            ofStandIns.computeIfAbsent(symbol, first -> new ArrayList<>()).add(action);
        } else {
            actions.addTold(action);
        }
    }

    /// Bars that may stand in for others do.
    ///
    /// @param symbol their number
    void takeStandIn(int symbol) {
        ofStandIns.getOrDefault(symbol, List.of()).forEach(actions::addTold);
    }

    /// Takes in a split that may be in the prices or not, as far as their layout tells.
    void expectJump(ToldAction split) {
        jumps.computeIfAbsent(shares(split), symbol -> new SplitJumps()).expect(split);
    }

    /// Whether a person has written down a split.
    boolean expectsJumps() {
        return !jumps.isEmpty();
    }

    /// Takes in a bar of a file whose layout does not say that its prices are as traded.
    void take(int symbol, ParsedBar bar) {
        jumps.computeIfAbsent(symbols.name(symbol), name -> new SplitJumps()).take(bar);
    }

    /// Reads the factor files of the shares that a price file may have bars of.
    ///
    /// @param symbol of the price file
    /// @return whether there is one
    /// @throws PriceFileException if it cannot be read
    boolean readFactors(PriceFile file, String symbol) {
        List<Listing> listings = symbols.routes().listings().named(symbol);
        if (listings.isEmpty()) {
            return readFactorsOf(symbol, file);
        }
        boolean found = false;
        for (Listing listing : listings) {
            found |= readFactorsOf(listing.symbol(), file);
        }
        return found;
    }

    private boolean readFactorsOf(String symbol, PriceFile file) {
        if (!factors.containsKey(symbol)) {
            LeanFactors found = LeanFactors.of(symbol, file.path());
            factors.put(symbol, found);
            if (found != null) {
                found.actions(date -> symbols.routes().listings().name(symbol, date))
                        .forEach(actions::addTold);
                read.add(found.file());
            }
        }
        return factors.get(symbol) != null;
    }

    /// Whether a person has written anything down, if only that there is nothing.
    boolean isWritten() {
        return isWritten;
    }

    /// Takes in what is known of a price file once it was read.
    void add(PriceFile file, SourceFile source) {
        sources.put(file.name(), source);
    }

    /// The files that were read and have no prices.
    List<FinishedFile> read() {
        return read;
    }

    /// The name of a symbol on a date.
    String name(int number, LocalDate date) {
        return symbols.routes().listings().name(symbols.name(number), date);
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
    List<ToldAction> events(List<SpooledBars> bars) {
        boolean asTheyAre = query.adjustment() == Adjustment.NONE;
        Map<String, List<SpooledBars>> bySymbol =
                bars.stream().collect(Collectors.groupingBy(source -> symbols.name(source.symbol())));
        Set<String> selected = Set.copyOf(symbols.selected());
        return actions.all().stream()
                .filter(action -> selected.contains(shares(action)))
                .filter(action -> switch (action.type()) {
                    case RENAME -> true;
                    case SPLIT -> asTheyAre && isOfRawPrices(action, bySymbol.getOrDefault(shares(action), List.of()));
                    case DIVIDEND, DELIST -> asTheyAre;
                })
                .map(action -> action.type() == ActionType.RENAME
                        ? action
                        : action.of(symbols.routes().listings().name(shares(action), action.date())))
                .toList();
    }

    /// Of prices that are not there only a person knows what they are. Of layouts that do not say that prices are as
    /// traded the prices tell themselves: they move by the split.
    private boolean isOfRawPrices(ToldAction split, List<SpooledBars> ofSymbol) {
        boolean told = actions.isWritten(split);
        SplitJumps moves = jumps.get(shares(split));
        if (moves != null && moves.isThere(split.date())) {
            return true;
        }
        return ofSymbol.isEmpty()
                ? told
                : ofSymbol.stream()
                        .map(each -> sources.get(each.file()))
                        .anyMatch(source -> source != null && source.mayBeRaw(told));
    }
}
