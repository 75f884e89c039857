package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.report.ReportTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderLinesTest {

    @Test
    void countPositionsWhereAllAreLong() {
        assertThat(OrderLines.held(positions(0, 0))).isEqualTo("no positions");
        assertThat(OrderLines.held(positions(1, 0))).isEqualTo("1 position: L0");
        assertThat(OrderLines.held(positions(9, 0))).isEqualTo("9 positions: L0, L1, L2, L3, L4, L5, L6, L7, …");
    }

    @Test
    void tellLongAndShortPositionsApart() {
        assertThat(OrderLines.held(positions(2, 1))).isEqualTo("2 long: L0, L1; 1 short: S0");
        assertThat(OrderLines.held(positions(0, 9))).isEqualTo("9 short: S0, S1, S2, S3, S4, S5, S6, S7, …");
    }

    private static ReportTable positions(int longs, int shorts) {
        List<List<@Nullable Object>> rows = Stream.concat(
                        IntStream.range(0, longs).mapToObj(i -> row("L" + i, "LONG")),
                        IntStream.range(0, shorts).mapToObj(i -> row("S" + i, "SHORT")))
                .toList();
        return new ReportTable(List.of("symbol", "side"), rows);
    }

    private static List<@Nullable Object> row(String symbol, String side) {
        return List.of(symbol, side);
    }
}
