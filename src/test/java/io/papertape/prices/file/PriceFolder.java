package io.papertape.prices.file;

import io.papertape.prices.PriceQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A folder of price files that a test writes by hand.
record PriceFolder(Path path) {

    static final String NAMED = "date,open,high,low,close,volume,Name";
    static final String YAHOO = "Date,Open,High,Low,Close,Adj Close,Volume";
    static final String STOOQ = "Date,Open,High,Low,Close,Volume";
    static final String EPOCH = "timestamp,open,high,low,close,volume";

    /// Rows that [#query] tolerates.
    static final int MAX_REJECTED = 1_000;

    PriceFolder with(String file, String... lines) {
        return with(file, Arrays.asList(lines));
    }

    PriceFolder with(String file, List<String> lines) {
        return withText(file, String.join("\n", lines) + "\n");
    }

    PriceFolder withText(String file, String text) {
        return withBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    PriceFolder withBytes(String file, byte[] bytes) {
        try {
            Files.write(path.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of the folder, from begin to end.
    PriceQuery query(String... symbols) {
        return new PriceQuery(path, List.of(symbols), Long.MIN_VALUE, Long.MAX_VALUE, MAX_REJECTED);
    }

    /// The folder from one day to another, both inclusive.
    PriceQuery between(String from, String to, String... symbols) {
        return new PriceQuery(path, List.of(symbols), time(from), time(to), MAX_REJECTED);
    }

    Replayed replayed(String... symbols) {
        return Replayed.of(query(symbols));
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static long time(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
