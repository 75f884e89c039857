package io.papertape.prices.inspection;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What prices are like.
///
/// ```java
/// try (PriceTape tape = prices.open(query)) {
///     Inspection inspection = Inspection.of(tape);
///     inspection.suspicions().forEach(System.out::println);
/// }
/// ```
///
/// @param files that were read, by name
/// @param symbols that have bars, in the order of the tape
/// @param rejected rows that cannot be used and those that repeat another one, by file and reason
/// @param suspicions in order of time
/// @param actions that the files tell, in the order in which they take effect
/// @param actionsOfSymbols how many of them each symbol has
public record Inspection(
        List<ReadFile> files,
        List<SymbolFacts> symbols,
        List<RejectedRows> rejected,
        List<Suspicion> suspicions,
        List<ToldAction> actions,
        Map<String, Long> actionsOfSymbols) {

    public Inspection {
        files = List.copyOf(files);
        symbols = List.copyOf(symbols);
        rejected = List.copyOf(rejected);
        suspicions = List.copyOf(suspicions);
        actions = List.copyOf(actions);
        actionsOfSymbols = Map.copyOf(actionsOfSymbols);
    }

    /// Reads a tape from begin to end.
    ///
    /// @throws io.papertape.prices.TooManyRejectedException if more rows were rejected than its query tolerates
    /// @throws io.papertape.prices.UnfinishedPriceFileException if a file was cut off or changed meanwhile
    public static Inspection of(PriceTape tape) {
        List<Suspicion> suspicions = new ArrayList<>();
        SymbolNames names = tape.names(tape.symbols());
        List<SymbolTrack> tracks = IntStream.range(0, tape.symbols().size())
                .mapToObj(symbol -> new SymbolTrack(names.told(symbol), suspicions))
                .toList();
        for (MarketSlice slice = tape.next(); slice != null; slice = tape.next()) {
            for (int i = 0; i < slice.size(); i++) {
                tracks.get(slice.symbol(i)).add(slice, i);
            }
        }
        List<RejectedRows> rejected = rejected(tape.takeRejected());
        tape.requireUnchanged();
        UnusedAdjustment unused = tape.unusedAdjustment();
        if (unused != null) {
            suspicions.add(new Suspicion(unused.symbol(), unused.time(), unused.difference() + ", and is not used"));
            suspicions.sort(Comparator.comparing(Suspicion::time));
        }
        List<SymbolFacts> symbols = tracks.stream()
                .filter(track -> !track.isEmpty())
                .map(SymbolTrack::facts)
                .toList();
        return new Inspection(
                tape.files(), symbols, rejected, suspicions, tape.actions(), counted(tape.actions(), names));
    }

    private static Map<String, Long> counted(List<ToldAction> actions, SymbolNames names) {
        Map<String, Long> counts = new HashMap<>();
        for (ToldAction action : actions) {
            long date = UtcDay.start(action.date());
            int symbol = names.find(action.symbol(), action.type() == ActionType.RENAME ? date - UtcDay.MILLIS : date);
            if (symbol != SymbolNames.NONE) {
                counts.merge(names.told(symbol), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static List<RejectedRows> rejected(List<RejectedBar> rows) {
        Map<List<String>, RejectedRows> kinds = new LinkedHashMap<>();
        for (RejectedBar row : rows) {
            String reason = kind(row.reason());
            kinds.merge(
                    List.of(row.file(), reason),
                    new RejectedRows(row.file(), reason, 1, row.line()),
                    (known, one) -> new RejectedRows(
                            known.file(), reason, known.rows() + 1, Math.min(known.firstLine(), one.firstLine())));
        }
        return List.copyOf(kinds.values());
    }

    /// A reason without what stood in the row.
    private static String kind(String reason) {
        return reason.replaceFirst("^(another|the same) bar (than|as) .*", "$1 bar as another row has for its time")
                .replaceFirst("^another bar as another row has", "another bar than another row has")
                .replaceFirst(" but (was|were) .*", "")
                .replaceFirst(" has more digits.*", " has more digits than 8 decimals hold")
                .replaceFirst(" must be within low .*", " must be within low and high");
    }
}
