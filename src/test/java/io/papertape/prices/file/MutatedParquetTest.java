package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.TooManyRejectedException;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.PriceFormats;
import io.papertape.prices.parquet.ParquetSamples;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However the bytes of a Parquet file are spoiled, it is read or refused by its name, in little time and memory; and
/// where its pages have checksums, no bar has another value. The number of files of a sample and their seed can be
/// given: -Dpapertape.mutations=100000 -Dpapertape.mutation.seed=1.
class MutatedParquetTest {

    private static final int FILES = Integer.getInteger("papertape.mutations", 150);
    private static final long SEED = Long.getLong("papertape.mutation.seed", 20_240_102);

    private static final int LONGEST_SECONDS = 20;
    /// A file of 12 kB may claim a page of what pages may take together, compressed and not.
    private static final long MOST_ALLOCATED = 1L << 30;

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final int[] LARGE = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, 1 << 24, 0x7F7F7F7F};

    @TempDir
    private Path temporary;

    /// What became of a file.
    ///
    /// @param bars that it gave; null where it was refused
    /// @param refusal the message; empty where there was none
    private record Outcome(@Nullable List<String> bars, String refusal, long allocated) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pandas-snappy",
                "pandas-zstd",
                "pandas-gzip",
                "pandas-brotli",
                "pandas-lz4-raw",
                "pandas-uncompressed",
                "arrow-delta",
                "arrow-delta-length",
                "duckdb",
                "duckdb-v2",
                "duckdb-decimal",
                "yfinance-download",
                "yfinance-history",
                "pandas-gaps"
            })
    void isReadOrRefusedInLittleTimeAndMemory(String sample) throws Exception {
        byte[] whole = ParquetSamples.bytes(sample + ".parquet");
        Random random = new Random(SEED + sample.hashCode());
        int refused = 0;
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < FILES; i++) {
                byte[] spoiled = spoiled(whole, random);
                Outcome outcome = outcome(reader, spoiled, told(sample, i));

                assertThat(outcome.allocated()).as(told(sample, i)).isLessThan(MOST_ALLOCATED);
                refused += outcome.bars() == null ? 1 : 0;
            }
        }

        assertThat(refused).as("refused files").isGreaterThan(FILES / 5);
    }

    /// All of a page but its header, which says what it is, has a checksum.
    @ParameterizedTest
    @ValueSource(strings = {"pandas-zstd", "pandas-gzip"})
    void givesNoOtherBarWherePagesHaveChecksums(String sample) throws Exception {
        byte[] whole = ParquetSamples.bytes(sample + ".parquet");
        int footer = whole.length
                - 8
                - ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
        Random random = new Random(SEED);
        int refused = 0;
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            List<String> bars = outcome(reader, whole, sample).bars();
            assertThat(bars).hasSize(120);
            for (int i = 0; i < FILES; i++) {
                byte[] spoiled = whole.clone();
                spoiled[4 + random.nextInt(footer - 4)] ^= (byte) (1 << random.nextInt(8));
                Outcome outcome = outcome(reader, spoiled, told(sample, i));

                if (outcome.bars() == null) {
                    refused++;
                } else {
                    assertThat(outcome.bars()).as(told(sample, i)).isEqualTo(bars);
                }
            }
        }

        assertThat(refused).as("refused files").isGreaterThan(FILES / 3);
    }

    private Outcome outcome(ExecutorService reader, byte[] bytes, String told) throws Exception {
        try {
            return reader.submit(() -> read(bytes)).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            new PriceFolder(Path.of("target")).withBytes("mutated.parquet", bytes);
            throw new AssertionError(told + ", see target/mutated.parquet", e);
        }
    }

    private Outcome read(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<String> bars = null;
        String refusal = "";
        new PriceFolder(temporary).withBytes("x.parquet", bytes);
        PriceQuery query = new PriceQuery(
                temporary.resolve("x.parquet"), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, PriceFolder.MAX_REJECTED);
        try (PriceTape tape = new FilePrices(PriceFormats.KNOWN, InstantSource.fixed(NOW)).open(query)) {
            bars = Replayed.of(tape).bars();
        } catch (PriceFileException | UnfinishedPriceFileException e) {
            refusal = e.getMessage();
            assertThat(refusal).contains("x.parquet").doesNotEndWith(": null");
        } catch (TooManyRejectedException e) {
            refusal = e.getMessage();
        }
        return new Outcome(bars, refusal, threads.getCurrentThreadAllocatedBytes() - before);
    }

    private static byte[] spoiled(byte[] whole, Random random) {
        byte[] spoiled = whole.clone();
        int footer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8) + 8;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(3) == 0 ? whole.length - 1 - random.nextInt(footer) : random.nextInt(whole.length);
            switch (random.nextInt(5)) {
                case 0 -> spoiled[at] = (byte) random.nextInt(256);
                case 1 -> spoiled[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> spoiled[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
                case 3 -> {
                    int from = random.nextInt(whole.length);
                    System.arraycopy(whole, from, spoiled, at, Math.min(8, whole.length - Math.max(from, at)));
                }
                default ->
                    ByteBuffer.wrap(spoiled)
                            .putInt(Math.min(at, whole.length - 4), LARGE[random.nextInt(LARGE.length)]);
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(spoiled, random.nextInt(whole.length)) : spoiled;
    }

    private static String told(String sample, int file) {
        return "seed " + SEED + ": file " + file + " of " + sample;
    }
}
