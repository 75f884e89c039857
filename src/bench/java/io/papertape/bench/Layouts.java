package io.papertape.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The reader to the last slice, over the same daily bars in the layouts that people have them in.
final class Layouts {

    private Layouts() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Path daily = bench.daily();
        Map<String, Path> layouts = new LinkedHashMap<>();
        layouts.put("one file", daily);
        layouts.put("one file in gzip", bench.gzipped(daily));
        layouts.put("a file per symbol", perSymbol(bench, daily));
        layouts.put("LEAN's archives, a symbol each", lean(bench, daily));
        layouts.put("Parquet", parquet(bench, daily));
        long bars = BenchmarkBooks.read(daily);
        List<Callable<Sample>> contenders = new ArrayList<>();
        for (Map.Entry<String, Path> layout : layouts.entrySet()) {
            long read = BenchmarkBooks.read(layout.getValue());
            if (read != bars) {
                throw new IllegalStateException(layout.getKey() + " has " + read + " bars and not " + bars);
            }
            contenders.add(() -> Sample.of(() -> BenchmarkBooks.read(layout.getValue())));
        }
        List<Sample> medians = Turns.of(bench.settings()).medians(contenders);
        int next = 0;
        for (String layout : layouts.keySet()) {
            Sample sample = medians.get(next++);
            table.add(
                    BenchmarkFigures.count(bars) + " daily bars, " + layout, bars, "bars", sample, medians.getFirst());
        }
        table.note("From opening the files to the last slice, each beside the one file.");
    }

    /// The rows of each symbol, which stand together, with the header.
    private static Path perSymbol(Workbench bench, Path daily) throws IOException {
        Path folder = bench.newFolder();
        each(
                daily,
                (symbol, rows) -> Files.writeString(
                        folder.resolve(symbol + ".csv"),
                        "date,open,high,low,close,volume\n" + String.join("\n", rows) + '\n'));
        return folder;
    }

    private static Path lean(Workbench bench, Path daily) throws IOException {
        Path folder = bench.newFolder();
        each(daily, (symbol, rows) -> {
            String name = symbol.toLowerCase(Locale.ROOT);
            try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".zip"));
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.putNextEntry(new ZipEntry(name + ".csv"));
                for (String row : rows) {
                    zip.write(leanRow(row).getBytes(StandardCharsets.US_ASCII));
                }
                zip.closeEntry();
            }
        });
        return folder;
    }

    /// `2013-02-08,64.19,…` as `20130208 00:00,641900,…`.
    private static String leanRow(String row) {
        String[] fields = row.split(",");
        StringBuilder made = new StringBuilder(fields[0].replace("-", "")).append(" 00:00");
        for (int price = 1; price < 5; price++) {
            made.append(',')
                    .append(fields[price].replace(".", "").replaceFirst("^0+(?=\\d)", ""))
                    .append("00");
        }
        return made.append(',').append(fields[5]).append('\n').toString();
    }

    private static Path parquet(Workbench bench, Path daily) throws IOException, SQLException {
        Path made = bench.newFolder().resolve("daily.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv('" + daily + "')) TO '" + made + "' (FORMAT PARQUET)");
        }
        return made;
    }

    private interface SymbolWriter {
        void write(String symbol, List<String> rows) throws IOException;
    }

    private static void each(Path daily, SymbolWriter writer) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(daily)) {
            reader.lines().skip(1).forEach(row -> {
                int comma = row.lastIndexOf(',');
                rows.computeIfAbsent(row.substring(comma + 1), symbol -> new ArrayList<>())
                        .add(row.substring(0, comma));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Map.Entry<String, List<String>> symbol : rows.entrySet()) {
            writer.write(symbol.getKey(), symbol.getValue());
        }
    }
}
