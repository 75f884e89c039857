package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandlesTest {

    @Test
    void keepsEveryBarWhileThereIsRoom() {
        Candles candles = new Candles(3);
        candles.add(1, 10, 13, 9, 11, 100);
        candles.add(2, 11, 12, 8, 9, 200);
        candles.add(3, 9, 20, 9, 15, 300);

        assertThat(told(candles)).containsExactly("1 10 13 9 11 100", "2 11 12 8 9 200", "3 9 20 9 15 300");
        assertThat(candles.barsPerCandle()).isEqualTo(1);
    }

    @Test
    void makesOneCandleOfEveryTwoWhenThereIsNone() {
        Candles candles = new Candles(3);
        candles.add(1, 10, 13, 9, 11, 100);
        candles.add(2, 11, 12, 8, 9, 200);
        candles.add(3, 9, 20, 9, 15, 300);
        candles.add(4, 15, 16, 7, 8, 400);
        candles.add(5, 8, 8, 8, 8, 500);

        assertThat(told(candles)).containsExactly("1 10 13 8 9 300", "3 9 20 7 8 700", "5 8 8 8 8 500");
        assertThat(candles.barsPerCandle()).isEqualTo(2);
    }

    @Test
    void isWhatTheBarsOfEachCandleComeToHoweverManyThereAre() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<long[]> bars = bars(random, random.nextInt(1, 400));
            Candles candles = new Candles(random.nextInt(2, 40));
            bars.forEach(bar -> candles.add(bar[0], bar[1], bar[2], bar[3], bar[4], (double) bar[5]));

            assertThat(told(candles)).as("seed %d", seed).isEqualTo(merged(bars, candles.barsPerCandle()));
        }
    }

    private static List<long[]> bars(Random random, int count) {
        List<long[]> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long low = random.nextInt(1, 100);
            long high = low + random.nextInt(50);
            bars.add(new long[] {i * 60L, low, high, low, high, random.nextInt(1000)});
        }
        return bars;
    }

    private static List<String> merged(List<long[]> bars, int perCandle) {
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < bars.size(); i += perCandle) {
            List<long[]> part = bars.subList(i, Math.min(bars.size(), i + perCandle));
            long high = part.stream().mapToLong(bar -> bar[2]).max().orElseThrow();
            long low = part.stream().mapToLong(bar -> bar[3]).min().orElseThrow();
            merged.add(part.getFirst()[0] + " " + part.getFirst()[1] + " " + high + " " + low + " " + part.getLast()[4]
                    + " " + part.stream().mapToLong(bar -> bar[5]).sum());
        }
        return merged;
    }

    private static List<String> told(Candles candles) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            told.add(candles.time(i) + " " + candles.open(i) + " " + candles.high(i) + " " + candles.low(i) + " "
                    + candles.close(i) + " " + (long) candles.volume(i));
        }
        return told;
    }
}
