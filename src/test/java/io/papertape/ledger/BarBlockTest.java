package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarBlockTest {

    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesBackWhatItTook(int seed) {
        Random random = new Random(seed);
        MarketSlice[] slices = new MarketSlice[1 + random.nextInt(BarBlock.CAPACITY)];
        long time = random.nextLong(-1_000 * DAY, 20_000 * DAY);
        long unit = pick(random, 1, 100, 1_000_000, 100_000_000);
        for (int i = 0; i < slices.length; i++) {
            long low = unit * (1 + random.nextLong(Long.MAX_VALUE / unit / pick(random, 2, 1_000_000_000)));
            long high = low + unit * random.nextLong((Long.MAX_VALUE - low) / unit + 1);
            long volume = switch (random.nextInt(6)) {
                case 0 -> VolumeCode.of(random.nextDouble());
                case 1 -> 0;
                case 2 -> VolumeCode.of(random.nextLong(1L << 53), 0);
                case 3 -> VolumeCode.of(1e300);
                case 4 -> random.nextLong(Long.MAX_VALUE);
                default -> VolumeCode.of(random.nextInt(1_000_000_000), 0);
            };
            slices[i] = new MarketSlice(time, 1);
            slices[i].addCoded(0, low, high, low, high, volume);
            time += random.nextInt(3) == 0 ? 1 + random.nextLong(1_000 * DAY) : DAY;
        }
        BarBlock block = filled(slices);

        BarBlock decoded = BarBlock.decoded(0, 7, block.size(), block.encoded());

        assertThat(decoded.size()).isEqualTo(slices.length);
        for (int i = 0; i < slices.length; i++) {
            assertThat(decoded.time(i)).isEqualTo(slices[i].time());
            assertThat(decoded.hasPricesOf(i, slices[i], 0)).isTrue();
            assertThat(decoded.bar(i)).isEqualTo(block.bar(i));
            assertThat(decoded.volumeCode(i)).isEqualTo(slices[i].volumeCode(0));
        }
        assertThat(decoded.encoded()).isEqualTo(block.encoded());
    }

    /// Earlier versions announced every volume that is not whole by 1, and wrote its bits.
    @ParameterizedTest
    @ValueSource(doubles = {12.5, 90071992547.40993, 0.1234567891, 1e300})
    void readsAndKeepsTheBytesOfEarlierVersions(double volume) {
        byte[] prices = {8, 0, 2, 0, 0, 0};
        byte[] content = new byte[prices.length + 1 + Double.BYTES];
        ByteBuffer.wrap(content)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(prices)
                .put((byte) 1)
                .putDouble(volume);

        BarBlock decoded = BarBlock.decoded(0, 7, 1, content);

        MarketSlice read = new MarketSlice(0, 1).with(0, decoded.bar(0));
        assertThat(decoded.bar(0)).isEqualTo(new Bar(Money.ONE, Money.ONE, Money.ONE, Money.ONE, volume));
        assertThat(VolumeCode.isKeptAs(read.volumeCode(0), decoded.volumeCode(0)))
                .isTrue();
        assertThat(VolumeCode.units(decoded.volumeCode(0))).isEqualTo(VolumeCode.units(read.volumeCode(0)));
        assertThat(decoded.encoded()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "158168416, C0D5EB9601",
        "1e12, 80C0A8CA9A3A",
        "12.5, 0380F985D404",
        "0.1234567891, 01",
    })
    void writesWholeVolumesTwiceOthersInUnitsOrAsADouble(BigDecimal volume, String bytes) {
        MarketSlice slice = new MarketSlice(0, 1);
        slice.addCoded(0, Money.ONE, Money.ONE, Money.ONE, Money.ONE, VolumeCode.of(volume));

        assertThat(HexFormat.of().withUpperCase().formatHex(filled(slice).encoded()))
                .startsWith("080002000000" + bytes);
    }

    @Test
    void takesFewBytesForBarsAsTheyCome() {
        MarketSlice[] slices = new MarketSlice[BarBlock.CAPACITY];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = new MarketSlice(i * DAY, 1);
            long open = 67_710_000_00L + i * 1_230_000L;
            slices[i].add(0, open, open + 500_000, open - 420_000, open + 120_000, 158_168_416);
        }

        assertThat(filled(slices).encoded()).hasSizeLessThan(15 * BarBlock.CAPACITY);
    }

    @Test
    void tellsBarsApartThatDifferInOneValueOnly() {
        MarketSlice slice = new MarketSlice(0, 1);
        slice.add(0, 20, 40, 10, 30, 5);
        BarBlock block = filled(slice);

        for (int changed = 0; changed < 5; changed++) {
            long[] prices = {20, 40, 10, 30};
            if (changed < 4) {
                prices[changed]++;
            }
            MarketSlice other = new MarketSlice(0, 1);
            other.add(0, prices[0], prices[1], prices[2], prices[3], changed == 4 ? 5.000001 : 5);
            assertThat(block.hasPricesOf(0, other, 0) && block.volumeCode(0) == other.volumeCode(0))
                    .as("value %s", changed)
                    .isFalse();
        }
        assertThat(block.hasPricesOf(0, slice, 0) && block.volumeCode(0) == slice.volumeCode(0))
                .isTrue();
    }

    @Test
    void saysWhenItsBytesAreDamaged() {
        MarketSlice slice = new MarketSlice(DAY, 1);
        slice.add(0, 20, 40, 10, 30, 0.5);
        byte[] content = filled(slice).encoded();

        assertThatThrownBy(() -> BarBlock.decoded(0, 7, 1, Arrays.copyOf(content, content.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block 7 of the bars is damaged");
    }

    private static BarBlock filled(MarketSlice... slices) {
        BarBlock block = new BarBlock(0, 7);
        for (MarketSlice slice : slices) {
            block.add(slice, 0);
        }
        return block;
    }

    private static long pick(Random random, long... values) {
        return values[random.nextInt(values.length)];
    }
}
