package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ForwardingPrices;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyPricesTest {

    @TempDir
    Path folder;

    private final List<PriceQuery> opened = new CopyOnWriteArrayList<>();
    private final PriceSource source = new Recording();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("all.csv"), """
                date,open,high,low,close,volume,Name
                2013-02-08,1,2,1,1,5,KO
                2013-02-11,1,2,1,1,5,KO
                2013-02-08,1,2,1,1,5,AAPL
                """);
    }

    @Test
    void givesWhatWasOpenedEarlyToWhoeverAsksForIt() {
        assertThat(isOpenedAnew(query(), query())).isFalse();
        assertThat(isOpenedAnew(query("KO"), query("KO"))).isFalse();
    }

    @Test
    void givesItToASessionOfTheSameSymbols() {
        assertThat(isOpenedAnew(query(), query("AAPL", "KO").after(0))).isFalse();
        assertThat(isOpenedAnew(query("KO", "AAPL"), query("KO", "AAPL").after(0)))
                .isFalse();
    }

    @Test
    void opensAnewForOtherSymbolsOrAnotherOrder() {
        assertThat(isOpenedAnew(query(), query("KO", "AAPL").after(0))).isTrue();
        assertThat(isOpenedAnew(query(), query("KO").after(0))).isTrue();
        assertThat(isOpenedAnew(query("KO"), query("AAPL", "KO").after(0))).isTrue();
    }

    @Test
    void opensAnewWhereRowsNameASymbolThatTheSessionDoesNotHave() throws IOException {
        Files.writeString(file, Files.readString(file) + "2013-02-08,0,2,1,1,5,FAULTY\n");

        assertThat(isOpenedAnew(query(), query("AAPL", "KO").after(0))).isTrue();
    }

    @Test
    void opensAnewForOtherTimesOrAnotherLimit() {
        assertThat(isOpenedAnew(query(), new PriceQuery(file, List.of(), 0, Long.MAX_VALUE, 10)))
                .isTrue();
        assertThat(isOpenedAnew(query(), new PriceQuery(file, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 9)))
                .isTrue();
    }

    @Test
    void opensAnewForPricesThatAreAdjustedOtherwise() {
        PriceQuery adjusted = new PriceQuery(
                file,
                false,
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                10,
                ZoneOffset.UTC,
                false,
                Adjustment.SPLITS,
                false,
                null);

        assertThat(isOpenedAnew(adjusted, query())).isTrue();
    }

    @Test
    void opensAnewForWhoeverAsksASecondTime() {
        try (EarlyPrices prices = new EarlyPrices(query(), source)) {
            prices.open(query()).close();
            prices.open(query()).close();
        }

        assertThat(opened).containsExactly(query(), query());
    }

    @Test
    void tellsAFailureToWhoeverAsksForThesePricesOnly() {
        try (EarlyPrices prices = new EarlyPrices(query("NONE"), source)) {
            assertThatThrownBy(() -> prices.open(query("NONE")))
                    .isInstanceOf(PriceFileException.class)
                    .hasMessage("symbols: the prices have no NONE; they have AAPL, KO");
        }

        assertThat(isOpenedAnew(query("NONE"), query("NONE", "KO").after(0))).isTrue();
    }

    private boolean isOpenedAnew(PriceQuery early, PriceQuery asked) {
        opened.clear();
        try (EarlyPrices prices = new EarlyPrices(early, source)) {
            prices.open(asked).close();
        }
        return opened.size() > 1 || (opened.contains(asked) && !asked.equals(early));
    }

    private PriceQuery query(String... symbols) {
        return new PriceQuery(file, List.of(symbols), Long.MIN_VALUE, Long.MAX_VALUE, 10);
    }

    /// Files, of which it keeps what was opened.
    private final class Recording extends ForwardingPrices {

        private Recording() {
            super(new FilePrices());
        }

        @Override
        public PriceTape open(PriceQuery query) {
            opened.add(query);
            return source().open(query);
        }
    }
}
