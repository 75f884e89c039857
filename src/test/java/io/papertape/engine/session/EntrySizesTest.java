package io.papertape.engine.session;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much an entry asks for, by each way to find it.
class EntrySizesTest {

    private static final String FREE = "commission=0 slippage=0 ";

    @ParameterizedTest
    @CsvSource({
        "sizing=cash positionSize=0.10, 50 BUY, 200",
        "sizing=equity positionSize=0.10 initialCapital=120000, 50 BUY, 240",
        "sizing=fixedCash sizeAmount=1020, 50 BUY, 20",
        "sizing=fixedShares sizeAmount=7.9, 50 BUY, 7",
        "sizing=fixedShares sizeAmount=7.9 lot=0.5, 50 BUY, 7.5",
        // 1,000 is lost between 50 and 47.50, 49, 48 or 49.50
        "sizing=risk positionSize=0.01 stopLoss=0.05, 50 BUY, 400",
        "sizing=risk positionSize=0.01 stopLoss=0.05 trailingStop=0.02, 50 BUY, 1000",
        "sizing=risk positionSize=0.01 stopLoss=0.05, 50 BUY stop 48, 500",
        "sizing=risk positionSize=0.01 stopLoss=0.05 tick=0.50, 50 BUY stop 49.99, 2000"
    })
    void areFoundAsSet(String settings, String bar, String quantity) {
        new ScriptedSession(FREE + settings).day(bar).trades("BUY A " + quantity + " at 50 OPEN");
    }

    @Test
    void areOfEquityWhateverIsHeld() {
        new ScriptedSession(FREE + "sizing=equity positionSize=0.25 initialCapital=1000", "A", "B")
                .day("10 BUY", "10")
                .trades("BUY A 25 at 10 OPEN")
                .day("20", "10")
                .day("20", "10 BUY")
                .trades("BUY B 31 at 10 OPEN");
    }

    @Test
    void areNothingByRiskWithoutAStop() {
        new ScriptedSession(FREE + "sizing=risk positionSize=0.01 session=x")
                .day("50 BUY")
                .trades();
    }

    @Test
    void areCutToCash() {
        ScriptedSession session =
                new ScriptedSession(FREE + "sizing=fixedShares sizeAmount=300 initialCapital=10000").day("50 BUY");

        session.trades("BUY A 200 at 50 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.CASH);
        assertThat(session.last().requestedQuantity()).isEqualTo(parse("300"));
    }

    @Test
    void areCutByRisk() {
        ScriptedSession session = new ScriptedSession(
                        FREE + "sizing=fixedShares sizeAmount=300 initialCapital=10000 risk=on")
                .day("50 BUY");

        session.trades("BUY A 40 at 50 OPEN");
        assertThat(session.last().limitedBy()).isEqualTo(EntryLimit.MAX_POSITION_SIZE);
        assertThat(session.last().requestedQuantity()).isEqualTo(parse("300"));
    }

    /// Returns of ±r scatter by r × √(20 ÷ 19); r is chosen so that this is 0.2499 ÷ √252.
    @Test
    void areFoundFromTheScatterOfTheLatestDailyReturns() {
        ScriptedSession session = new ScriptedSession(FREE + "sizing=volatility positionSize=0.10");
        closes(session, 0.2499 / Math.sqrt(252), " HOLD");
        session.trades();

        ScriptedSession whole = new ScriptedSession(FREE + "sizing=volatility positionSize=0.10");
        closes(whole, 0.2499 / Math.sqrt(252), " BUY");

        whole.trades("BUY A 800 at 50 OPEN");
    }

    @Test
    void areFoundFromTheDaysThatASessionSetsForAYear() {
        ScriptedSession session = new ScriptedSession(FREE + "sizing=volatility positionSize=0.10 periodsPerYear=365");
        closes(session, 0.2499 / Math.sqrt(365), " BUY");

        session.trades("BUY A 800 at 50 OPEN");
    }

    /// The dates before tradeFrom count, too.
    @Test
    void areFoundFromTheDaysBeforeASessionTrades() {
        ScriptedSession session =
                new ScriptedSession(FREE + "sizing=volatility positionSize=0.10 tradeFrom=1970-01-20");
        closes(session, 0.2499 / Math.sqrt(252), " BUY");

        session.trades("BUY A 800 at 50 OPEN");
    }

    /// 21 closes, the last of which is 50.
    private static void closes(ScriptedSession session, double deviation, String signal) {
        double step = deviation / Math.sqrt(20.0 / 19);
        double price = 50 / Math.pow(1 - step * step, 10);
        for (int day = 0; day < 20; day++) {
            session.day(decimal(price));
            price *= day % 2 == 0 ? 1 + step : 1 - step;
        }
        session.day("50" + signal);
    }

    private static String decimal(double price) {
        return BigDecimal.valueOf(price)
                .setScale(Money.DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @Test
    void areNothingByVolatilityBeforeThereAre21Dates() {
        ScriptedSession session = new ScriptedSession(FREE + "sizing=volatility positionSize=0.10");
        for (int day = 1; day <= 20; day++) {
            session.day((50 + day % 2) + " BUY");
        }

        session.trades().day("50 BUY");
        assertThat(session.heard.trades).hasSize(1);
    }

    @Test
    void areNothingByVolatilityWhereNothingScatters() {
        ScriptedSession session = new ScriptedSession(FREE + "sizing=volatility positionSize=0.10");
        for (int day = 1; day <= 30; day++) {
            session.day("50 BUY");
        }

        session.trades();
    }
}
