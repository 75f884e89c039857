package io.papertape.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnMetricsTest {

    private static final double[] NONE = {};
    private static final double[] ONE = {-.25};
    private static final double[] LOSSES = {-.5, -.25};

    @Test
    void areUndefinedWithoutAReturn() {
        assertThat(AnnualVolatility.of(NONE, 252)).isNull();
        assertThat(SharpeRatio.of(NONE, 0, 252)).isNull();
        assertThat(SortinoRatio.of(NONE, 0, 252)).isNull();
        assertThat(ValueAtRisk.of(NONE)).isNull();
        assertThat(ExpectedShortfall.of(NONE)).isNull();
        assertThat(TotalReturn.of(NONE)).isZero();
    }

    @Test
    void ofOneReturnAreUndefinedButForItsTail() {
        assertThat(AnnualVolatility.of(ONE, 252)).isNull();
        assertThat(SharpeRatio.of(ONE, 0, 252)).isNull();
        assertThat(SortinoRatio.of(ONE, 0, 252)).isNull();
        assertThat(ValueAtRisk.of(ONE)).isEqualTo(.25);
        assertThat(ExpectedShortfall.of(ONE)).isEqualTo(.25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -0.1, 1e-9, 0.07, 1.0 / 3})
    void ofTheSameReturnOverAndOverHaveNoVolatility(double always) {
        double[] returns = new double[250];
        Arrays.fill(returns, always);

        assertThat(AnnualVolatility.of(returns, 252)).isZero();
        assertThat(SharpeRatio.of(returns, 0, 252)).isNull();
        assertThat(SharpeRatio.of(returns, 0.05, 252)).isNull();
        assertThat(ValueAtRisk.of(returns)).isEqualTo(0 - always);
    }

    @Test
    void ofReturnsThatDifferByRoundingAloneHaveNoVolatility() {
        double[] returns = {.03 - .02, .01, .04 - .03, .01};

        assertThat(returns[0]).isNotEqualTo(.01);
        assertThat(AnnualVolatility.of(returns, 252)).isZero();
        assertThat(SharpeRatio.of(returns, 0, 252)).isNull();
    }

    @Test
    void ofTinyReturnsHaveTheirVolatility() {
        assertThat(AnnualVolatility.of(new double[] {1e-12, 3e-12}, 2)).isCloseTo(2e-12, within(1e-24));
    }

    @Test
    void ofLossesAloneAreNegative() {
        assertThat(SharpeRatio.of(LOSSES, 0, 1)).isCloseTo(-.375 / Math.sqrt(.03125), within(1e-15));
        assertThat(SortinoRatio.of(LOSSES, 0, 1)).isCloseTo(-.375 / Math.sqrt(.15625), within(1e-15));
        assertThat(TotalReturn.of(LOSSES)).isEqualTo(-.625);
    }

    @Test
    void ofGainsAloneHaveNoSortinoRatio() {
        assertThat(SortinoRatio.of(new double[] {.5, .25}, 0, 252)).isNull();
        assertThat(SortinoRatio.of(new double[] {0, 0}, 0, 252)).isNull();
    }

    @Test
    void compareWithTheRiskFreeRateOfADay() {
        double[] returns = {.5, 0, .25, .25};

        assertThat(SharpeRatio.of(returns, 15, 4)).isCloseTo(-.75 / Math.sqrt(.125 / 3) * 2, within(1e-14));
        assertThat(SortinoRatio.of(returns, 15, 4)).isCloseTo(-.75 * 2 / Math.sqrt(.59375), within(1e-14));
    }

    @Test
    void tellNoInfinity() {
        assertThat(SharpeRatio.of(new double[] {1e-308, 2e-308}, 1e300, 1)).isNull();
        assertThat(SortinoRatio.of(new double[] {1e308, -1e-160}, 0, 252)).isNull();
    }

    @Test
    void ofAQuietTailAreZeroAndNotItsNegative() {
        double[] returns = {0, 0, .5};

        assertThat(Double.compare(ValueAtRisk.of(returns), 0.0)).isZero();
        assertThat(Double.compare(ExpectedShortfall.of(returns), 0.0)).isZero();
    }

    @Test
    void ofTheTailAreNegativeWhereNothingIsLost() {
        assertThat(ValueAtRisk.of(new double[] {.25, .5})).isEqualTo(-.2625);
        assertThat(ExpectedShortfall.of(new double[] {.25, .5})).isEqualTo(-.25);
    }

    /// At 21 returns the quantile is the second lowest, at 61 the fourth; they belong to the tail.
    @ParameterizedTest
    @ValueSource(ints = {21, 41, 61, 81, 101, 121, 141, 161, 181, 1001, 20_001})
    void countTheQuantileItselfToTheTail(int returns) {
        double[] falling = new double[returns];
        for (int i = 0; i < returns; i++) {
            falling[i] = -i;
        }
        int rank = (returns - 1) / 20;

        assertThat(ValueAtRisk.of(falling)).isEqualTo(returns - 1.0 - rank);
        assertThat(ExpectedShortfall.of(falling)).isEqualTo(returns - 1.0 - rank / 2.0);
    }

    @Test
    void countAllReturnsAtTheQuantileToTheTail() {
        assertThat(ExpectedShortfall.of(new double[] {.1, -.5, .2, -.5, -.5, .3}))
                .isEqualTo(.5);
    }

    @Test
    void leaveTheReturnsAsTheyAre() {
        double[] returns = {3, 1, 2};

        ValueAtRisk.of(returns);
        ExpectedShortfall.of(returns);

        assertThat(returns).containsExactly(3, 1, 2);
    }

    @Test
    void growByTheYear() {
        assertThat(Cagr.of(0.21, 2 * 365.25)).isCloseTo(0.1, within(1e-15));
        assertThat(Cagr.of(0, 10)).isZero();
        assertThat(Cagr.of(-1, 10)).isEqualTo(-1);
        assertThat(Cagr.of(0.1, 0)).isNull();
        assertThat(Cagr.of(0.1, 1.0 / 1440)).isNull();
        assertThat(Cagr.of(-0.1, 1.0 / 1440)).isEqualTo(-1);
    }

    @Test
    void relateGrowthToDrawdownWhereThereAreBoth() {
        assertThat(CalmarRatio.of(0.5, 0.25)).isEqualTo(2);
        assertThat(CalmarRatio.of(-0.5, 0.25)).isEqualTo(-2);
        assertThat(CalmarRatio.of(0.5, 0.0)).isNull();
        assertThat(CalmarRatio.of(null, 0.25)).isNull();
        assertThat(CalmarRatio.of(0.5, null)).isNull();
        assertThat(CalmarRatio.of(1e300, 1e-19)).isNull();
    }

    @Test
    void compareWithABenchmarkFromTwoReturnsOn() {
        assertThat(Beta.of(NONE, NONE)).isNull();
        assertThat(Beta.of(ONE, ONE)).isNull();
        assertThat(Alpha.of(ONE, ONE, 0, 252)).isNull();
        assertThat(TrackingError.of(NONE, NONE, 252)).isNull();
        assertThat(TrackingError.of(ONE, ONE, 252)).isNull();
        assertThat(InformationRatio.of(ONE, ONE, 252)).isNull();
    }

    @Test
    void haveNoBetaToABenchmarkThatStandsStill() {
        assertThat(Beta.of(LOSSES, new double[] {.1, .1})).isNull();
        assertThat(Alpha.of(LOSSES, new double[] {.1, .1}, 0, 252)).isNull();
    }

    @Test
    void doNotStrayFromThemselves() {
        assertThat(TrackingError.of(LOSSES, LOSSES, 252)).isZero();
        assertThat(InformationRatio.of(LOSSES, LOSSES, 252)).isNull();
        assertThat(Beta.of(LOSSES, LOSSES)).isCloseTo(1, within(1e-15));
    }

    /// zero_active_std of nautilus_trader's information_ratio.rs.
    @Test
    void doNotStrayByTheRoundingOfTheirDifference() {
        double[] returns = {.02, -.01, .025, .005, .300001};
        double[] benchmark = {.01, -.02, .015, -.005, .290001};

        assertThat(TrackingError.of(returns, benchmark, 252)).isZero();
        assertThat(InformationRatio.of(returns, benchmark, 252)).isNull();
    }

    @Test
    void subtractTheRiskFreeRateFromBoth() {
        double[] returns = {.5, 0};
        double[] benchmark = {.25, 0};

        assertThat(Alpha.of(returns, benchmark, 0, 2)).isCloseTo(0, within(1e-15));
        assertThat(Alpha.of(returns, benchmark, .21, 2)).isCloseTo(2 * .1, within(1e-15));
    }

    @Test
    void needAsManyReturnsOfTheBenchmark() {
        String message = "there must be as many returns of the benchmark as of the session, 2, but there were 1";

        assertThatThrownBy(() -> Beta.of(LOSSES, ONE)).hasMessage(message);
        assertThatThrownBy(() -> Alpha.of(LOSSES, ONE, 0, 252)).hasMessage(message);
        assertThatThrownBy(() -> TrackingError.of(LOSSES, ONE, 252)).hasMessage(message);
        assertThatThrownBy(() -> InformationRatio.of(LOSSES, ONE, 252)).hasMessage(message);
    }

    @Test
    void exposeWhatPartOfThePointsIsInvested() {
        assertThat(Exposure.of(1, 4)).isEqualTo(.25);
        assertThat(Exposure.of(0, 4)).isZero();
        assertThat(Exposure.of(0, 0)).isNull();
    }
}
