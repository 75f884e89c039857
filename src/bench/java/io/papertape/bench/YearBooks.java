package io.papertape.bench;

import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// How large the books are between two nights, and this process.
///
/// @param rows of each table
/// @param bytes of the file, or of the server's database
/// @param heapBytes that are in use after a collection
/// @param residentBytes of physical memory; negative where the system does not tell
record YearBooks(Map<String, Long> rows, long bytes, long heapBytes, long residentBytes) {

    private static final String RESIDENT = "VmRSS:";
    private static final long SETTLING_NANOS = 500_000_000;
    private static final String FILE = "jdbc:h2:file:";

    static YearBooks of(String url) {
        Map<String, Long> rows = new TreeMap<>();
        long bytes = 0;
        try (TestBooks books = new TestBooks(url)) {
            for (String table : books.jdbc()
                    .queryForList(
                            "SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'"
                                    + " AND table_type = 'BASE TABLE'",
                            String.class)) {
                rows.put(table, books.jdbc().queryForObject("SELECT COUNT(*) FROM \"" + table + "\"", Long.class));
            }
            if (!url.startsWith(FILE)) {
                bytes = books.jdbc().queryForObject("SELECT pg_database_size(current_database())", Long.class);
            }
        }
        try {
            if (url.startsWith(FILE)) {
                bytes = Files.size(Path.of(url.substring(FILE.length()) + ".mv.db"));
            }
            System.gc();
            return new YearBooks(
                    rows,
                    bytes,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    settledResidentBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The collector gives the memory back that it has freed bit by bit.
    private static long settledResidentBytes() throws IOException {
        long before = Long.MAX_VALUE;
        long now = currentResidentBytes();
        while (now < before) {
            LockSupport.parkNanos(SETTLING_NANOS);
            before = now;
            now = currentResidentBytes();
        }
        return before;
    }

    private static long currentResidentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith(RESIDENT))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
