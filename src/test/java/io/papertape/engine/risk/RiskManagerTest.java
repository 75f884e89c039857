package io.papertape.engine.risk;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.order.EntryLimit.MAX_POSITION_SIZE;
import static io.papertape.engine.order.EntryLimit.MIN_CASH_RESERVE;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.AskedEntry;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskManagerTest {

    private static final FillCosts FREE = FillCosts.ofRates(0, 0);

    private final EquityCurve curve = new EquityCurve(parse("1000"));

    @Test
    void allowsEntryAtExactlyTheLargestDrawdown() {
        curve.record(0, parse("850"));

        assertThat(entry(account("850"), DAY, "1", "10")).isEqualTo(allowed("1"));
    }

    @Test
    void refusesEntryWhileDrawdownExceedsItsLimit() {
        curve.record(0, parse("849.99999999"));

        assertThat(entry(account("849.99999999"), DAY, "1", "10")).isEqualTo(RiskDecision.Refused.DRAWDOWN);
    }

    @Test
    void measuresDrawdownFromTheHighestRecordedEquity() {
        curve.record(0, parse("2000"));
        curve.record(0, parse("1699"));

        assertThat(entry(account("1700"), DAY, "1", "10")).isEqualTo(allowed("1"));
        assertThat(entry(account("1699.99999999"), DAY, "1", "10")).isEqualTo(RiskDecision.Refused.DRAWDOWN);
    }

    @Test
    void allowsEntryAtExactlyTheLargestDailyLoss() {
        curve.record(0, parse("1000"));

        assertThat(entry(account("950"), DAY, "1", "10")).isEqualTo(allowed("1"));
    }

    @Test
    void refusesEntryWhileDailyLossExceedsItsLimit() {
        curve.record(0, parse("1000"));

        assertThat(entry(account("949.99999999"), DAY, "1", "10")).isEqualTo(RiskDecision.Refused.DAILY_LOSS);
    }

    @Test
    void measuresTheFirstDaysLossFromTheInitialCapital() {
        curve.record(0, parse("940"));

        assertThat(entry(account("940"), 0, "1", "10")).isEqualTo(RiskDecision.Refused.DAILY_LOSS);
        assertThat(entry(account("940"), DAY, "1", "10")).isEqualTo(allowed("1"));
    }

    @Test
    void namesTheDrawdownWhenBothLossesExceedTheirLimits() {
        assertThat(entry(account("500"), 0, "1", "10")).isEqualTo(RiskDecision.Refused.DRAWDOWN);
    }

    @Test
    void allowsEntryOfExactlyTheLargestPositionSize() {
        assertThat(entry(account("1000"), 0, "2", "100")).isEqualTo(allowed("2"));
        assertThat(entry(account("1000"), 0, "1", "200")).isEqualTo(allowed("1"));
    }

    @Test
    void cutsEntryToTheLargestPositionSize() {
        assertThat(entry(account("1000"), 0, "3", "100")).isEqualTo(cut("3", "2", MAX_POSITION_SIZE));
        assertThat(entry(account("1000"), 0, "3", "66.66666667")).isEqualTo(cut("3", "2", MAX_POSITION_SIZE));
        assertThat(entry(account("1000"), 0, "3", "66.66666666")).isEqualTo(allowed("3"));
    }

    @Test
    void refusesEntryOfWhichOneShareExceedsTheLargestPositionSize() {
        assertThat(entry(account("1000"), 0, "1", "200.00000001")).isEqualTo(RiskDecision.Refused.POSITION_SIZE);
    }

    @Test
    void allowsEntryThatLeavesExactlyTheCashReserve() {
        assertThat(entry(holding("200", "800"), 0, "1", "100")).isEqualTo(allowed("1"));
    }

    @Test
    void rejectsEntryThatExceedsCashReserve() {
        assertThat(entry(holding("199.99999999", "800.00000001"), 0, "1", "100"))
                .isEqualTo(RiskDecision.Refused.CASH_RESERVE);
        assertThat(entry(holding("50", "950"), 0, "1", "10")).isEqualTo(RiskDecision.Refused.CASH_RESERVE);
    }

    @Test
    void cutsEntryToTheCashReserveAfterCommission() {
        FillCosts onePercent = FillCosts.ofRates(Money.ONE / 100, 0);

        assertThat(entry(onePercent, holding("250.5", "749.5"), "3", "50")).isEqualTo(cut("3", "2", MIN_CASH_RESERVE));
        assertThat(entry(onePercent, holding("251.5", "748.5"), "3", "50")).isEqualTo(allowed("3"));
        assertThat(entry(onePercent, holding("251.49999999", "748.50000001"), "3", "50"))
                .isEqualTo(cut("3", "2", MIN_CASH_RESERVE));
    }

    @Test
    void namesThePositionSizeWhenBothLimitsCutAnEntryToTheSameQuantity() {
        assertThat(entry(holding("300", "700"), 0, "3", "100")).isEqualTo(cut("3", "2", MAX_POSITION_SIZE));
        assertThat(entry(holding("299.99999999", "700.00000001"), 0, "3", "100"))
                .isEqualTo(cut("3", "1", MIN_CASH_RESERVE));
    }

    @Test
    void namesNoLimitThatAnEntryJustMeets() {
        assertThat(entry(holding("300", "700"), 0, "2", "100")).isEqualTo(allowed("2"));
    }

    @Test
    void roundsTheCashReserveUp() {
        EquityCurve small = new EquityCurve(15);
        RiskLimits limits = new RiskLimits(Money.ONE, Money.ONE, Money.ONE, Money.ONE / 10);
        Account account = new Account(List.of("KO"), 15);
        RiskManager risk = new RiskManager(limits, account, small, new RiskPeak(15, null));

        assertThat(risk.entry(0, OrderSize.unreduced(parse("100")), new AskedEntry(1, 15, 15, FREE)))
                .isEqualTo(cut("100", "13", MIN_CASH_RESERVE));
    }

    @Test
    void neverAllowsMoreThanWasAskedFor() {
        assertThat(entry(account("1000"), 0, "7", "0.01")).isEqualTo(allowed("7"));
    }

    @Test
    void refusesEveryEntryWhenNothingMayBeHeldOrSpent() {
        RiskManager nothingHeld =
                new RiskManager(new RiskLimits(0, Money.ONE, Money.ONE, 0), account("1000"), curve, peak());
        RiskManager nothingSpent =
                new RiskManager(new RiskLimits(Money.ONE, 0, 0, Money.ONE), account("1000"), curve, peak());

        assertThat(nothingHeld.entry(
                        0, OrderSize.unreduced(Money.ONE), new AskedEntry(1, parse("1000"), parse("1000"), FREE)))
                .isEqualTo(RiskDecision.Refused.POSITION_SIZE);
        assertThat(nothingSpent.entry(
                        0, OrderSize.unreduced(Money.ONE), new AskedEntry(1, parse("1000"), parse("1000"), FREE)))
                .isEqualTo(RiskDecision.Refused.CASH_RESERVE);
    }

    @Test
    void everyRefusalNamesTheParameterOfItsLimit() {
        for (RiskDecision.Refused refused : RiskDecision.Refused.values()) {
            assertThat(refused.reason()).contains(refused.limit().parameter());
            assertThat(EntryLimit.of(refused.limit().parameter())).isEqualTo(refused.limit());
        }
        assertThat(RiskDecision.Refused.values())
                .extracting(RiskDecision.Refused::limit)
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(EntryLimit.CASH, EntryLimit.VOLUME)));
    }

    @Test
    void everyRefusalTellsItsReason() {
        assertThat(RiskDecision.Refused.values())
                .extracting(RiskDecision.Refused::reason)
                .containsExactly(
                        "drawdown from the highest equity exceeds riskMaxDrawdown",
                        "loss since the previous day exceeds riskMaxDailyLoss",
                        "a single share exceeds riskMaxPositionSize of equity",
                        "a single share would leave less cash than riskMinCashReserve of equity");
    }

    private RiskDecision entry(Account account, long time, String quantity, String fill) {
        return new RiskManager(RiskLimits.DEFAULT, account, curve, peak())
                .entry(
                        time,
                        OrderSize.unreduced(parse(quantity)),
                        new AskedEntry(parse(fill), account.cash(), account.cash(), FREE));
    }

    private RiskDecision entry(FillCosts costs, Account account, String quantity, String fill) {
        return new RiskManager(RiskLimits.DEFAULT, account, curve, peak())
                .entry(
                        0,
                        OrderSize.unreduced(parse(quantity)),
                        new AskedEntry(parse(fill), account.cash(), account.cash(), costs));
    }

    /// That of the curve, as long as it is never forgotten.
    private RiskPeak peak() {
        return new RiskPeak(curve.peak(), null);
    }

    private static RiskDecision allowed(String quantity) {
        return new RiskDecision.Allowed(OrderSize.unreduced(parse(quantity)));
    }

    private static RiskDecision cut(String requested, String quantity, EntryLimit limit) {
        return new RiskDecision.Allowed(new OrderSize(parse(quantity), parse(requested), limit));
    }

    private static Account account(String cash) {
        return new Account(List.of("KO", "PG"), parse(cash));
    }

    /// An account that also holds one share of this value.
    private static Account holding(String cash, String value) {
        Account account = account(cash);
        account.restore(
                parse(cash),
                List.of(new Position(1, 1, new Lot(0, 0, parse(value), Money.ONE, 0, 0), null)),
                List.of());
        return account;
    }
}
