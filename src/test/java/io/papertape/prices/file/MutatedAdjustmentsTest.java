package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.TooManyRejectedException;
import io.papertape.prices.UnfinishedPriceFileException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a file is spoiled, an adjusted bar is the bar of its row times an adjusted close that stands in the file.
class MutatedAdjustmentsTest {

    private static final long SEED = 20_260_404;
    private static final int FILES = 2_000;
    private static final int ENOUGH_BARS = 1_000;
    private static final SampleLayout LAYOUT = SampleLayout.ALPHA_VANTAGE;
    /// Digits of any alphabet are digits.
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?", Pattern.UNICODE_CHARACTER_CLASS);

    @TempDir
    private Path temporary;

    @Test
    void givesOnlyBarsThatARowStates() {
        Random random = new Random(SEED);
        int bars = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = SpoiledText.of(halved(SampleFile.of(LAYOUT, random).text()), random);
            Replayed raw = read(bytes, Adjustment.NONE);
            Replayed adjusted = read(bytes, Adjustment.ALL);
            if (raw != null && adjusted != null) {
                requireStated(bytes, raw, adjusted);
                bars += adjusted.bars().size();
            }
        }

        assertThat(bars).isGreaterThan(ENOUGH_BARS);
    }

    /// A file of which every adjusted close is half of the close.
    private static String halved(String text) {
        StringBuilder halved = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split(",", -1);
            if (fields.length > 5 && NUMBER.matcher(fields[5]).matches()) {
                fields[5] = new BigDecimal(fields[5])
                        .divide(BigDecimal.valueOf(2), 8, RoundingMode.HALF_EVEN)
                        .toPlainString();
            }
            halved.append(String.join(",", fields)).append('\n');
        }
        return halved.substring(0, halved.length() - 1);
    }

    private static void requireStated(byte[] bytes, Replayed raw, Replayed adjusted) {
        String text =
                NaiveText.of(bytes).lines().stream().map(NaiveText.Line::text).collect(Collectors.joining("\n"));
        Map<String, String> rawBars = new HashMap<>();
        raw.bars().forEach(bar -> rawBars.put(key(bar), bar));
        Set<BigDecimal> numbers = new HashSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(new BigDecimal(number.group())
                    .setScale(8, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros());
        }
        for (String bar : adjusted.bars()) {
            String[] now = bar.split(" ", -1);
            String before = rawBars.get(key(bar));
            if (before == null) {
                assertThat(raw.rejected())
                        .as("two rows of one time, of which one has no adjusted close, of " + text)
                        .anyMatch(row -> row.reason().startsWith("another bar than "));
                continue;
            }
            String[] was = before.split(" ", -1);
            BigDecimal close = new BigDecimal(now[5]);
            assertThat(numbers).as(text).contains(close.stripTrailingZeros());
            for (int i = 2; i < 5; i++) {
                assertThat(new BigDecimal(now[i]))
                        .as(bar + " of " + text)
                        .isEqualByComparingTo(new BigDecimal(was[i])
                                .multiply(close)
                                .divide(new BigDecimal(was[5]), 8, RoundingMode.HALF_EVEN));
            }
        }
    }

    /// Time and symbol.
    private static String key(String bar) {
        return bar.substring(0, bar.indexOf(' ', bar.indexOf(' ') + 1));
    }

    private @Nullable Replayed read(byte[] bytes, Adjustment adjustment) {
        new PriceFolder(temporary).withBytes(LAYOUT.file(), bytes);
        try {
            return Replayed.of(new PriceQuery(
                    temporary.resolve(LAYOUT.file()),
                    false,
                    List.of(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    PriceFolder.MAX_REJECTED,
                    ZoneOffset.UTC,
                    false,
                    adjustment,
                    false,
                    null));
        } catch (PriceFileException | UnfinishedPriceFileException | TooManyRejectedException e) {
            return null;
        }
    }
}
