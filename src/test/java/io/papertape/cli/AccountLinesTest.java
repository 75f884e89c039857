package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountLinesTest {

    private static final List<String> COLUMNS =
            List.of("equity", "cash", "receivables", "shorts_value", "dividends", "split_cash", "borrow_fees");

    @Test
    void areNoneOfASessionThatHasNothingOfTheKind() {
        assertThat(lines("100000", "40000", "0", "0", "0", "0", "0")).isEmpty();
    }

    @Test
    void tellLongsAndShortsApart() {
        assertThat(lines("100000", "85000", "0", "25000", "0", "0", "0"))
                .containsExactly(entry("Exposure", "long 40,000, short 25,000; net 15.00 %, gross 65.00 % of equity"));
    }

    @Test
    void tellNoShareOfAnEquityThatIsNone() {
        assertThat(lines("-5", "995", "0", "1000", "0", "0", "0"))
                .containsExactly(entry("Exposure", "long 0, short 1,000"));
    }

    @Test
    void tellDividendsThatWerePaidAndThoseThatAreOwed() {
        assertThat(lines("1", "1", "31.456", "0", "225.25", "0", "0"))
                .containsExactly(entry("Dividends", "225.25, net of tax; the session is owed 31.46"));
        assertThat(lines("1", "1", "-20", "0", "0", "0", "0"))
                .containsExactly(entry("Dividends", "the session owes 20"));
        assertThat(lines("1", "1", "0", "0", "-265", "0", "0")).containsExactly(entry("Dividends", "-265, net of tax"));
    }

    @Test
    void tellWhatSplitsLeftOverAndWhatBorrowingCost() {
        assertThat(lines("1", "1", "0", "0", "0", "146.66666667", "1.43"))
                .containsExactly(
                        entry("Splits", "146.67 for what they left over"),
                        entry("Borrowing", "1.43 of fees for short positions"));
    }

    private static SequencedMap<String, String> lines(String... amounts) {
        List<@Nullable Object> row = new ArrayList<>();
        for (String amount : amounts) {
            row.add(new BigDecimal(amount));
        }
        return AccountLines.of(new ReportTable(COLUMNS, List.of(row)));
    }
}
