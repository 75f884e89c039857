package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.file.NaiveReader.Expected;
import io.papertape.prices.format.PriceFormats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However a file is spoiled, a tape gives the bars that [NaiveReader] reads from it and no other, and tells every
/// other row with its line; or the file is refused by its name, when it has no bar at all. The number of files of a
/// layout and their seed can be given: -Dpapertape.mutations=100000 -Dpapertape.mutation.seed=1.
class MutatedFilesTest {

    private static final int FILES = Integer.getInteger("papertape.mutations", 150);
    private static final long SEED = Long.getLong("papertape.mutation.seed", 20_240_102);

    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
    private static final Instant NOW = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final int DAYS = 4;

    @TempDir
    private Path temporary;

    /// The layouts of a row; `%1$s` is a date, `%2$d` a day's begin in seconds, `%3$s` the prices, `%4$d` a
    /// volume, `%5$s` a symbol.
    enum Layout {
        NAMED(PriceFolder.NAMED, "%1$s,%3$s,%4$d,%5$s"),
        YAHOO(PriceFolder.YAHOO, "%1$s,%3$s,17.5,%4$d"),
        STOOQ(PriceFolder.STOOQ, "%1$s,%3$s,%4$d"),
        WITHOUT_VOLUME("Date,Open,High,Low,Close", "%1$s,%3$s"),
        TIME_LAST("Name,Volume,Open,High,Low,Close,Date", "%5$s,%4$d,%3$s,%1$s"),
        TIME_OF_DAY(PriceFolder.STOOQ, "%1$sT09:30:00.250-05:00,%3$s,%4$d"),
        SECONDS(PriceFolder.EPOCH, "%2$d,%3$s,%4$d"),
        MILLISECONDS(PriceFolder.EPOCH, "%2$d000,%3$s,%4$d"),
        MICROSECONDS(PriceFolder.EPOCH, "%2$d000000,%3$s,%4$d"),
        NANOSECONDS(PriceFolder.EPOCH, "%2$d000000000,%3$s,%4$d"),
        TIMESTAMPS(PriceFolder.EPOCH, "%1$s 09:30,%3$s,%4$d");

        private final String header;
        private final String row;

        Layout(String header, String row) {
            this.header = header;
            this.row = row;
        }

        /// A file without fault.
        String text(Random random) {
            StringBuilder text = new StringBuilder(header).append('\n');
            List<String> symbols = List.of("AAPL", "BRK.B", "AA");
            for (int day = 0; day < DAYS; day++) {
                for (String symbol : row.contains("%5$s") ? symbols : symbols.subList(0, 1)) {
                    LocalDate date = FIRST.plusDays(day);
                    text.append(row.formatted(
                            date, date.toEpochDay() * 86_400, prices(random), random.nextInt(1_000_000), symbol));
                    text.append('\n');
                }
            }
            return text.toString();
        }

        private static String prices(Random random) {
            int low = 1 + random.nextInt(10_000);
            int high = low + 1 + random.nextInt(500);
            return String.format(
                    Locale.ROOT,
                    "%d.%02d,%d,%d,%d",
                    low + random.nextInt(high - low),
                    random.nextInt(100),
                    high,
                    low,
                    low + random.nextInt(high - low));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBarsThatARowHasAndTellsEveryOtherRow(Layout layout) {
        Random random = new Random(SEED + layout.name().hashCode());
        int refused = 0;
        int rejected = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = SpoiledText.of(layout.text(random), random);
            boolean compressed = random.nextInt(8) == 0;
            Replayed replayed = replayed(compressed ? "AAPL.csv.gz" : "AAPL.csv", bytes, compressed);
            refused += replayed == null ? 1 : 0;
            rejected += replayed == null || replayed.rejected().isEmpty() ? 0 : 1;
        }

        assertThat(refused).as("refused files").isBetween(FILES / 50, FILES * 2 / 3);
        assertThat(rejected).as("files with rejected rows").isGreaterThan(FILES / 5);
    }

    @Test
    void givesAllOfACompressedFileOrNothing() {
        Random random = new Random(SEED);
        byte[] text = Layout.NAMED.text(random).getBytes(StandardCharsets.UTF_8);
        List<String> bars = new NaiveReader(NaiveText.of(text), "AAPL", TODAY)
                .expected()
                .getFirst()
                .bars();
        byte[] whole = PriceFolder.gzip(text);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = random.nextBoolean() ? cut(whole, random) : whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            new PriceFolder(temporary).withBytes("AAPL.csv.gz", bytes);
            try {
                assertThat(read("AAPL.csv.gz").bars()).isEqualTo(bars);
            } catch (PriceFileException | UnfinishedPriceFileException e) {
                assertThat(e).hasMessageContaining("AAPL.csv.gz");
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(FILES / 2);
    }

    /// What a tape gives, compared with what is expected of it.
    ///
    /// @return null if the file is refused
    private @Nullable Replayed replayed(String name, byte[] bytes, boolean compressed) {
        new PriceFolder(temporary).withBytes(name, compressed ? PriceFolder.gzip(bytes) : bytes);
        NaiveReader naive = new NaiveReader(NaiveText.of(bytes), "AAPL", TODAY);
        List<Expected> expected = naive.expected();
        try {
            Replayed replayed = read(name);
            Expected given = new Expected(
                    replayed.bars(), replayed.rejectedLines().stream().sorted().toList());
            assertThat(expected).as(told(bytes)).contains(given);
            assertTextsAreThoseOfTheFile(naive.text(), replayed.rejected());
            return replayed;
        } catch (PriceFileException e) {
            assertThat(e).as(told(bytes)).hasMessageContaining(name);
            assertThat(naive.isOpen()
                            || expected.isEmpty()
                            || expected.getLast().bars().isEmpty())
                    .as(told(bytes))
                    .isTrue();
            return null;
        } catch (RuntimeException e) {
            return fail(told(bytes), e);
        }
    }

    /// The reason of a row that is told after sorting comes with its values instead.
    private static void assertTextsAreThoseOfTheFile(NaiveText text, List<RejectedBar> rejected) {
        Map<Long, String> texts = new HashMap<>();
        text.lines().forEach(row -> texts.put(row.number(), row.text().replace('\0', '\uFFFD')));
        assertThat(rejected)
                .filteredOn(row -> !row.reason().matches("(the same|another) bar (as|than) .*"))
                .allSatisfy(row -> assertThat(row.text()).isEqualTo(texts.get(row.line())));
    }

    private Replayed read(String name) {
        PriceQuery query = new PriceQuery(
                temporary.resolve(name), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, PriceFolder.MAX_REJECTED);
        try (PriceTape tape = new FilePrices(PriceFormats.KNOWN, InstantSource.fixed(NOW)).open(query)) {
            return Replayed.of(tape);
        }
    }

    private static byte[] cut(byte[] whole, Random random) {
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    }

    private static String told(byte[] bytes) {
        return "seed " + SEED + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
