package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

class TransactionReaderTest {

    private static final Bar BAR = new Bar(1, 1, 1, 1, 1);

    /// Seven slices, of 1 to 7 bars.
    private final Iterator<MarketSlice> slices =
            IntStream.rangeClosed(1, 7).mapToObj(TransactionReaderTest::slice).iterator();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | 1000 | 1 2 3 4 5 6 7
            3 | 1000 | 1 2 3, 4 5 6, 7
            7 | 1000 | 1 2 3 4 5 6 7
            1 | 1000 | 1, 2, 3, 4, 5, 6, 7
            500 | 1 | 1, 2, 3, 4, 5, 6, 7
            500 | 6 | 1 2 3, 4 5, 6, 7
            2 | 6 | 1 2, 3 4, 5 6, 7
            """)
    void endsATransactionAtSoManySlicesOrBars(int mostSlices, int mostBars, String transactions) throws Exception {
        TransactionReader reader = new TransactionReader(reader(slices), mostSlices, mostBars);

        List<String> read = new ArrayList<>();
        for (List<MarketSlice> transaction = reader.read(); transaction != null; transaction = reader.read()) {
            read.add(String.join(
                    " ",
                    transaction.stream()
                            .map(slice -> String.valueOf(slice.size()))
                            .toList()));
        }

        assertThat(String.join(", ", read)).isEqualTo(transactions);
        assertThat(reader.read()).isNull();
    }

    private static MarketSlice slice(int bars) {
        MarketSlice slice = new MarketSlice(bars, bars);
        IntStream.range(0, bars).forEach(symbol -> slice.with(symbol, BAR));
        return slice;
    }

    private static ItemStreamReader<MarketSlice> reader(Iterator<MarketSlice> slices) {
        return () -> slices.hasNext() ? slices.next() : null;
    }
}
