package io.papertape.prices.file;

import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.file.BarSpool.SortedFile;
import io.papertape.prices.format.PinnedLayouts;
import io.papertape.prices.format.PriceFormats;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a tape, read and sorted. Not safe for use by several threads.
final class OpenFiles implements Closeable {

    private static final String TEXT = ".txt";

    private final PriceQuery query;
    private final LastLine lastLine;
    private final PinnedLayouts pinned;
    private final PriceFormats formats;
    private final KnownLayouts known;
    private final PriceFiles files;
    private final SymbolTable symbols;
    private final Rejections rejections;
    private final BarSpool spool = new BarSpool();
    private final List<SpooledBars> bars = new ArrayList<>();
    private final List<CutFile> cut = new ArrayList<>();
    private final List<FinishedFile> finished = new ArrayList<>();
    private final Adjustments adjustments;
    private @Nullable UnfinishedPriceFileException unfinished;

    private boolean doubted;

    /// A file whose last row may be cut off.
    ///
    /// @param last its bar, or null where none was offered
    private record CutFile(CutRow row, @Nullable SpooledBars last) {}

    private OpenFiles(PriceQuery query, PriceFormats formats, KnownLayouts known, LastLine lastLine) {
        this.query = query;
        this.lastLine = lastLine;
        pinned = PinnedLayouts.in(PriceFiles.folder(query.prices()));
        this.formats = pinned.before(formats);
        this.known = known.by(pinned);
        files = PriceFiles.in(query.prices(), query.recursive());
        symbols = new SymbolTable(query.wanted());
        rejections = new Rejections(query.maxRejected());
        LeanMaps maps = LeanMaps.of(PriceFiles.folder(query.prices()), files.leanMaps());
        adjustments = new Adjustments(query, symbols, rejections, maps);
    }

    /// Reads the files that a query names.
    ///
    /// @param known layouts of files that may be among them
    /// @param lastLine what a last line of a file without an end is
    /// @throws PriceFileException as [io.papertape.prices.PriceSource#open] does
    /// @throws UnfinishedPriceFileException as that does
    static OpenFiles of(PriceQuery query, PriceFormats formats, KnownLayouts known, Instant now, LastLine lastLine) {
        OpenFiles open = new OpenFiles(query, formats, known, lastLine);
        try {
            open.read(now);
            if (open.unfinished == null) {
                open.cut.forEach(file -> open.judge(file.row(), file.last()));
                new RenamedBars(open.symbols.routes(), open.adjustments, open.rejections, open.bars).settle();
                open.requireBars();
            }
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /// One for each symbol of each file; none where the files could not be read to their end.
    List<SpooledBars> bars() {
        return unfinished == null ? bars : List.of();
    }

    /// The symbols whose bars a tape gives, in processing order.
    List<String> selected() {
        List<String> selected = symbols.selected();
        return query.symbols().isEmpty()
                ? selected
                : selected.subList(0, query.symbols().size());
    }

    /// Whether of rows of one file that differ the last is used.
    boolean lastCounts() {
        return query.lastCounts();
    }

    SymbolTable symbols() {
        return symbols;
    }

    Rejections rejections() {
        return rejections;
    }

    /// Whether rows name other symbols than these, wanted or not.
    boolean hasSeenMoreThan(List<String> some) {
        return unfinished != null || doubted || symbols.hasSeenMoreThan(some);
    }

    /// Those that were read to their end, by name.
    List<ReadFile> finished() {
        return Stream.concat(finished.stream(), adjustments.read().stream())
                .map(FinishedFile::read)
                .sorted(Comparator.comparing(ReadFile::name))
                .toList();
    }

    /// What is known of what becomes of the bars later.
    Adjustments adjustments() {
        return adjustments;
    }

    /// @throws UnfinishedPriceFileException if a file was cut off when it was read
    void requireFinished() {
        if (unfinished != null) {
            throw unfinished;
        }
    }

    /// @throws UnfinishedPriceFileException if a file is not what was read any more
    void requireUnchanged() {
        finished.forEach(FinishedFile::requireUnchanged);
        adjustments.read().forEach(FinishedFile::requireUnchanged);
    }

    @Override
    public void close() {
        files.close();
        spool.close();
    }

    private void read(Instant now) {
        List<String> problems = new ArrayList<>();
        readActions(problems);
        for (PriceFile file : files.files()) {
            try (BarReader reader = reader(file, now)) {
                if (reader.mayBeWanted()) {
                    reader.requireAdjustable();
                    add(spool.sort(reader));
                    finished.add(reader.finish());
                    noteSecond(file);
                }
            } catch (UnknownLayoutException e) {
                if (skip(file, query, e.told(), problems)) {
                    rejections.note(
                            new RejectedBar(file.name(), Math.max(1, e.line()), null, "", "left out: " + e.problem()));
                }
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            } catch (UnfinishedPriceFileException e) {
                unfinished = unfinished == null ? e : unfinished;
            }
        }
        requireNone(problems);
        noteUnusedPins();
        if (!query.symbolsMayMiss()) {
            requireFinished();
        }
    }

    private BarReader reader(PriceFile file, Instant now) {
        return new BarReader(file, formats, known, query, symbols, rejections, new Epochs(now), adjustments, lastLine);
    }

    /// An entry that is about none of the files of a folder may have a slip in it.
    private void noteUnusedPins() {
        if (Files.isDirectory(query.prices())) {
            List<Path> places = files.files().stream().map(PriceFile::place).toList();
            for (PinnedLayouts.Unused unused : pinned.unused(places)) {
                rejections.note(new RejectedBar(
                        PinnedLayouts.FILE, unused.line(), null, "", "no price file matches '" + unused.match() + "'"));
            }
        }
    }

    private void readActions(List<String> problems) {
        for (PriceFile file : files.actions()) {
            try {
                adjustments.readWritten(file);
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            } catch (UnfinishedPriceFileException e) {
                unfinished = unfinished == null ? e : unfinished;
            }
        }
        try {
            adjustments.list();
        } catch (PriceFileException e) {
            problems.addAll(e.problems());
        }
    }

    private void noteSecond(PriceFile file) {
        if (file.original() != null) {
            rejections.note(new RejectedBar(
                    file.name(),
                    1,
                    null,
                    "",
                    "taken for a second download of " + file.original() + ", whose symbol it has"));
        }
    }

    /// A file that is no price file is left out, with a note, where its name has none of the symbols that are
    /// asked for; what ends in .txt may be anything where all are.
    ///
    /// @param problems takes up what is no such file
    /// @return whether it is left out
    static boolean skip(PriceFile file, PriceQuery query, String problem, List<String> problems) {
        String name = file.name().toLowerCase(Locale.ROOT);
        boolean wanted = query.wanted().isEmpty()
                ? !name.endsWith(TEXT)
                : query.wanted().stream().anyMatch(symbol -> name.contains(symbol.toLowerCase(Locale.ROOT)));
        if (wanted) {
            problems.add(problem);
        }
        return !wanted;
    }

    private void add(SortedFile sorted) {
        bars.addAll(sorted.sorted());
        if (sorted.cut() != null) {
            cut.add(new CutFile(sorted.cut(), sorted.last()));
        }
    }

    static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
    }

    /// The last row of a file whose line has no end is taken for whole where its last field is a symbol that is
    /// known otherwise, and that does not begin another one.
    private void judge(CutRow row, @Nullable SpooledBars last) {
        String symbol = String.valueOf(row.rejection().symbol());
        boolean begins = symbols.beginsAnother(symbol);
        boolean alone = symbols.bars(symbol) == 1 && !symbols.isWanted(symbol);
        boolean doubtful = row.counted() ? !row.symbolLast() || begins || alone : row.symbolLast() && begins;
        if (!doubtful && last != null) {
            bars.add(last);
        }
        if (doubtful && row.counted()) {
            symbols.uncount(row.symbol());
        }
        if (doubtful && row.asked()) {
            rejections.add(row.rejection());
        }
        doubted |= doubtful;
    }

    /// Whether there is a bar at all, and each symbol that must be there has one.
    private void requireBars() {
        if (query.benchmark() != null && !query.symbolsMayMiss()) {
            symbols.requireBenchmark(query.benchmark(), bounds() + why());
        }
        if (!query.symbolsMayMiss()) {
            symbols.requireWanted(lowerBound() + why());
        }
        if (bars.isEmpty()) {
            throw new PriceFileException(List.of("prices: '" + query.prices() + "' has no bar that could be used"
                    + bounds() + (query.symbols().isEmpty() ? "" : " of " + symbols.told()) + why()));
        }
    }

    /// What from and to leave, as it stands behind a bar: ` at or after 2013-02-08`; empty where they leave all.
    private String bounds() {
        return lowerBound() + (query.to() == Long.MAX_VALUE ? "" : " at or before " + UtcDay.text(query.to()));
    }

    /// What `from` leaves, as it stands behind a bar; empty where it leaves all.
    private String lowerBound() {
        return query.from() == Long.MIN_VALUE ? "" : " at or after " + UtcDay.text(query.from());
    }

    /// What can be said of bars that are not there.
    private String why() {
        RejectedBar first = rejections.firstTold();
        if (rejections.count() > 1) {
            return "; " + rejections.count() + " rows were rejected, the first: " + first;
        }
        return first == null ? "; its files have " + symbols.found() : "; " + first;
    }
}
