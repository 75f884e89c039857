package io.papertape.prices.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The files beside PROVENANCE.md, which tells what is in them.
public final class ParquetSamples {

    /// Those that hold the rows of `expected.csv`, written alike.
    public static final List<String> TABLES = List.of(
            "pandas-snappy",
            "pandas-zstd",
            "pandas-gzip",
            "pandas-brotli",
            "pandas-lz4-raw",
            "pandas-uncompressed",
            "arrow-delta",
            "arrow-delta-length",
            "duckdb",
            "duckdb-v2");

    private ParquetSamples() {}

    public static byte[] bytes(String file) {
        try (InputStream bytes = ParquetSamples.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(bytes, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    /// The rows of a file as lines.
    static List<String> rows(Path folder, String file) throws IOException {
        return rows(Files.write(folder.resolve(file), bytes(file)));
    }

    static List<String> rows(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ParquetTable table = ParquetTable.open(file)) {
            ParquetRows rows = table.rows(',');
            while (rows.next()) {
                lines.add(rows.row().text());
            }
        }
        return lines;
    }
}
