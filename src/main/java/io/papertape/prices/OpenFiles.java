package io.papertape.prices;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The files of a tape, and what was found in them so far. Not safe for use by several threads.
final class OpenFiles implements Closeable {

    /// More files than this are not kept open all at once, but sorted one by one.
    private static final int MOST_OPEN_FILES = 200;

    private final PriceQuery query;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final BarSpool spool;
    private final List<BarCursor> cursors = new ArrayList<>();
    private final List<ReadFile> finished = new ArrayList<>();

    private OpenFiles(PriceQuery query) {
        this.query = query;
        symbols = new SymbolTable(query.symbols());
        rejections = new Rejections(query.maxRejected());
        spool = new BarSpool(symbols, rejections);
    }

    /// Opens the files that a query names, and reads as much of them as is needed to give the first slice.
    ///
    /// @throws PriceFileException as [PriceTape#open(PriceQuery)] does
    static OpenFiles of(PriceQuery query) {
        List<PriceFile> files = PriceFile.in(query.prices());
        OpenFiles open = new OpenFiles(query);
        try {
            open.read(files);
            open.symbols.requireUsable(query.symbolsMayMiss());
            open.requireBars();
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /// Opens each of the files that a query names, and closes it again.
    ///
    /// @throws PriceFileException if one cannot be read or has an unknown layout
    static void check(PriceQuery query) {
        List<String> problems = new ArrayList<>();
        for (PriceFile file : PriceFile.in(query.prices())) {
            try {
                new BarReader(file, query, new SymbolTable(List.of()), new Rejections(0), new ArrayList<>()).close();
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            }
        }
        requireNone(problems);
    }

    /// One for each symbol of each file.
    List<BarCursor> cursors() {
        return cursors;
    }

    SymbolTable symbols() {
        return symbols;
    }

    Rejections rejections() {
        return rejections;
    }

    /// Those that were read to their end, by name.
    List<ReadFile> finished() {
        return finished.stream().sorted(Comparator.comparing(ReadFile::name)).toList();
    }

    @Override
    public void close() {
        for (BarCursor cursor : cursors) {
            cursor.close();
        }
        spool.close();
    }

    private void read(List<PriceFile> files) {
        boolean many = files.size() > MOST_OPEN_FILES;
        List<String> problems = new ArrayList<>();
        for (PriceFile file : files) {
            try {
                BarReader reader = new BarReader(file, query, symbols, rejections, finished);
                cursors.addAll(many || reader.namesSymbols() ? sorted(reader) : streamed(reader));
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            }
        }
        requireNone(problems);
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
    }

    private List<BarCursor> sorted(BarReader reader) {
        try (reader) {
            return spool.sort(reader);
        }
    }

    private List<BarCursor> streamed(BarReader reader) {
        int symbol = symbols.number(reader.file().symbol());
        if (symbol == SymbolTable.UNWANTED) {
            reader.close();
            return List.of();
        }
        try {
            return List.of(new FileCursor(reader, symbol));
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void requireBars() {
        for (BarCursor cursor : cursors) {
            if (cursor.time() != BarCursor.END) {
                return;
            }
        }
        RejectedBar first = rejections.first();
        throw new PriceFileException(List.of("prices: '" + query.prices() + "' has no bar that could be used"
                + (first == null
                        ? " for these symbols between from and to"
                        : "; " + rejections.count() + " rows were rejected, the first: " + first)));
    }
}
