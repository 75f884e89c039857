package io.papertape.prices.file;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import io.papertape.prices.format.CsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The map files of QuantConnect LEAN: one for the shares of each company, called by their last ticker, with rows
/// `yyyyMMdd,ticker,exchange`. Each tells the ticker up to its date; that of the first one is the first day of trading.
/// Not safe for use by several threads.
final class LeanMaps {

    private static final String FOLDER = "map_files";
    private static final String ENDING = ".csv";

    /// What LEAN writes in place of a last day of trading where there is none yet.
    private static final LocalDate OPEN_END = LocalDate.of(2050, 1, 1);

    private static final int MOST_ROWS = 10_000;
    private static final int LEAST_FIELDS = 2;

    private final List<Path> folders;

    /// Those that were read, by their names.
    private final Map<String, FinishedFile> read = new HashMap<>();

    /// @param last date up to which the ticker counts
    private record Row(LocalDate last, String ticker, long line) {}

    /// Those that belong to the price files of a folder: in one beside or above it, or in those below.
    ///
    /// @param below the folders of map files in it
    static LeanMaps of(Path prices, Collection<String> below) {
        return new LeanMaps(
                below.isEmpty()
                        ? folders(prices).limit(1).toList()
                        : below.stream().map(prices::resolve).toList());
    }

    private LeanMaps(List<Path> folders) {
        this.folders = folders;
    }

    /// The folders of map files beside or above one of price files, the nearest first.
    static Stream<Path> folders(Path prices) {
        return LeanFactors.folders(prices, FOLDER);
    }

    /// Those of some symbols; of one that has none, those of all that had its name.
    ///
    /// @param symbols empty for all that there are
    /// @throws PriceFileException if one cannot be read
    List<Listing> of(List<String> symbols) {
        if (folders.isEmpty()) {
            return List.of();
        }
        List<Path> wanted = new ArrayList<>();
        boolean all = symbols.isEmpty();
        for (String symbol : symbols) {
            List<Path> own = folders.stream()
                    .map(folder -> folder.resolve(symbol.toLowerCase(Locale.ROOT) + ENDING))
                    .filter(Files::isRegularFile)
                    .toList();
            wanted.addAll(own);
            all |= own.isEmpty();
        }
        return (all ? all() : wanted)
                .stream().flatMap(path -> listing(path).stream()).toList();
    }

    /// The file that tells of one of them.
    Optional<FinishedFile> read(Listing listing) {
        return Optional.ofNullable(read.get(FOLDER + "/" + listing.symbol().toLowerCase(Locale.ROOT) + ENDING));
    }

    private List<Path> all() {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> paths = Files.list(folder)) {
                paths.filter(path -> path.toString().endsWith(ENDING))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(all::add);
            } catch (IOException e) {
                throw PriceFileException.unreadable("prices: the folder '" + folder + "'", e);
            }
        }
        return all;
    }

    /// One row alone tells nothing of when the ticker began to count.
    private Optional<Listing> listing(Path path) {
        String name = path.getFileName().toString();
        PriceFile file = new PriceFile(path, FOLDER + "/" + name);
        List<Row> rows;
        try (TextRows text = new TextRows(file, ',')) {
            rows = text.all(MOST_ROWS, "a date and a ticker like 20220608,fb,Q", LeanMaps::row);
            read.putIfAbsent(file.name(), text.finish("LEAN map", 0));
        }
        rows.sort(Comparator.comparing(Row::last));
        String symbol = name.substring(0, name.length() - ENDING.length()).toUpperCase(Locale.ROOT);
        return rows.size() < 2 ? Optional.empty() : Optional.of(listing(symbol, file.name(), rows));
    }

    private static @Nullable Row row(CsvRow row) {
        String ticker = row.fields() < LEAST_FIELDS ? "" : row.field(1).toUpperCase(Locale.ROOT);
        return SymbolTable.isMalformed(ticker)
                ? null
                : new Row(LocalDate.parse(row.field(0), DateTimeFormatter.BASIC_ISO_DATE), ticker, row.line());
    }

    private static Listing listing(String symbol, String file, List<Row> rows) {
        List<SymbolNames.Name> names = new ArrayList<>();
        List<ToldAction> actions = new ArrayList<>();
        names.add(new SymbolNames.Name(rows.getFirst().ticker(), SymbolNames.ALWAYS));
        for (int i = 1; i < rows.size(); i++) {
            Row before = rows.get(i - 1);
            Row row = rows.get(i);
            if (!row.ticker().equals(names.getLast().name())) {
                LocalDate date = before.last().plusDays(1);
                actions.add(new ToldAction(
                        before.ticker(), date, ActionType.RENAME, null, row.ticker(), null, file, row.line()));
                names.add(new SymbolNames.Name(row.ticker(), UtcDay.start(date)));
            }
        }
        Row last = rows.getLast();
        boolean ends = last.last().isBefore(OPEN_END);
        if (ends) {
            actions.add(
                    new ToldAction(last.ticker(), last.last(), ActionType.DELIST, null, null, null, file, last.line()));
        }
        return new Listing(
                symbol,
                names,
                UtcDay.start(rows.getFirst().last()),
                ends ? UtcDay.start(last.last()) : Listing.FOREVER,
                true,
                actions);
    }
}
