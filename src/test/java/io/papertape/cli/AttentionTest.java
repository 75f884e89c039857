package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttentionTest {

    @Test
    void tellsSinceWhenAPositionHasHadNoBarAndWhatHangsOnItsPrice() {
        ReportTable positions = positions(List.of(position("AAA", "500", false), position("BBB", "120", true)));

        assertThat(Attention.stale(positions, new BigDecimal("1000")))
                .containsExactly("BBB has had no bar since 2017-03-01, 12.00 % of equity is valued at its price");
    }

    @Test
    void tellsWhatHangsOnThePriceOfAShortPosition() {
        assertThat(Attention.stale(positions(List.of(position("BBB", "-120", true))), new BigDecimal("1000")))
                .containsExactly("BBB has had no bar since 2017-03-01, 12.00 % of equity is valued at its price");
    }

    @Test
    void tellsWhatBecomesOfAnAccountThatIsRuined() {
        assertThat(Attention.ruined(account("OPEN", true)))
                .containsExactly("nothing was left of the account, so that everything is closed at the next open");
        assertThat(Attention.ruined(account("CLOSED", true)))
                .containsExactly("nothing was left of the account, so that everything is closed for good");
        assertThat(Attention.ruined(account("CLOSED", false))).isEmpty();
    }

    private static ReportTable account(String status, boolean ruined) {
        return new ReportTable(List.of("status", "ruined"), List.of(List.of(status, ruined)));
    }

    @Test
    void tellsTheFirstOfManyStalePositions() {
        ReportTable positions = new ReportTable(
                List.of("symbol", "market_value", "last_bar_at", "stale"),
                Collections.nCopies(10, position("BBB", "1", true)));

        assertThat(Attention.stale(positions, BigDecimal.TEN)).hasSize(9).endsWith("and 2 more: report open_positions");
    }

    @Test
    void tellsSinceWhenASessionIsLockedOutAndWhatCanBeDone() {
        assertThat(Attention.lockedOut(summary(LocalDateTime.parse("2022-02-28T00:00"))))
                .containsExactly(
                        "out since 2022-02-28: drawdown exceeds riskMaxDrawdown, and without a position it stays, so no"
                                + " entry is possible any more",
                        "fresh=true riskDrawdownReset=DAYS starts the session over, another session=NAME begins one"
                                + " beside it");
    }

    @Test
    void saysNothingOfASessionThatMayEnter() {
        assertThat(Attention.lockedOut(summary(null))).isEmpty();
        assertThat(Attention.stale(positions(List.of(position("AAA", "500", null))), BigDecimal.TEN))
                .isEmpty();
    }

    private static ReportTable positions(List<List<@Nullable Object>> rows) {
        return new ReportTable(List.of("symbol", "market_value", "last_bar_at", "stale"), rows);
    }

    private static List<@Nullable Object> position(String symbol, String value, @Nullable Boolean stale) {
        return Arrays.asList(symbol, new BigDecimal(value), LocalDateTime.parse("2017-03-01T00:00"), stale);
    }

    private static ReportTable summary(@Nullable LocalDateTime since) {
        return new ReportTable(List.of("locked_out_since"), List.of(Collections.singletonList(since)));
    }
}
