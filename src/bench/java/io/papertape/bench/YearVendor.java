package io.papertape.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Delivers the bundled prices day by day, a file per symbol that grows. Now and then the row of one symbol comes with
/// the next delivery alone. Not safe for use by several threads.
final class YearVendor {

    private static final Path BUNDLED = Path.of("data", "prices", "sp500_demo20.csv");

    /// Of so many days one has a late row.
    private static final int DAYS_PER_LATE_ROW = 9;

    private final Path folder;
    private final String header;
    private final NavigableMap<LocalDate, SequencedMap<String, String>> left = new TreeMap<>();
    private final List<String> symbols;
    private final List<Runnable> late = new ArrayList<>();
    private int days;

    /// @param folder where the files are to be
    YearVendor(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        List<String> lines = Files.readAllLines(BUNDLED);
        header = lines.getFirst();
        for (String line : lines.subList(1, lines.size())) {
            left.computeIfAbsent(LocalDate.parse(line.substring(0, line.indexOf(','))), day -> new TreeMap<>())
                    .put(line.substring(line.lastIndexOf(',') + 1), line);
        }
        symbols = List.copyOf(left.lastEntry().getValue().keySet());
    }

    /// The days that are still to be delivered, in order.
    List<LocalDate> left() {
        return List.copyOf(left.keySet());
    }

    /// Delivers all rows up to a day, but for one that is late; the last day of all is complete.
    ///
    /// @return whether there is anything new
    boolean deliver(LocalDate last) throws IOException {
        NavigableMap<LocalDate, SequencedMap<String, String>> now = left.headMap(last, true);
        boolean delivers = !now.isEmpty() || !late.isEmpty();
        late.forEach(Runnable::run);
        late.clear();
        int before = days;
        days += now.size();
        boolean lacks = now.size() == 1 && left.size() > 1 && days % DAYS_PER_LATE_ROW == 0;
        String lacking = lacks ? symbols.get(before / DAYS_PER_LATE_ROW % symbols.size()) : "";
        for (String symbol : symbols) {
            StringBuilder rows = new StringBuilder();
            now.values()
                    .forEach(day -> rows.append(day.getOrDefault(symbol, "")).append('\n'));
            if (symbol.equals(lacking)) {
                late.add(() -> append(symbol, rows));
            } else {
                append(symbol, rows);
            }
        }
        now.clear();
        return delivers;
    }

    Path folder() {
        return folder;
    }

    private void append(String symbol, CharSequence rows) {
        try {
            Path file = folder.resolve(symbol + ".csv");
            String head = Files.exists(file) ? "" : header + "\n";
            Files.writeString(file, head + rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
