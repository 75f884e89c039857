package io.papertape.engine.performance;

import static io.papertape.engine.performance.Published.assertPublished;

import org.junit.jupiter.api.Test;

/// Values that other libraries publish in their tests and documentation.
class PublishedValuesTest {

    /// empyrical-reloaded, tests/test_stats.py: mixed_returns without its leading NaN.
    private static final double[] MIXED = {.01, .10, -.04, .02, .03, .02, .01, -.10};

    /// There: negative_returns, on the dates of MIXED.
    private static final double[] NEGATIVE = {-.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05};

    /// C. Bacon, "Practical Portfolio Performance Measurement and Attribution" (2008): portfolio_bacon of
    /// PerformanceAnalytics, 24 months.
    private static final double[] BACON = {
        .003, .026, .011, -.010, .015, .025, .016, .067, -.014, .040, -.005, .081, .040, -.037, -.061, .017, -.049,
        -.022, .070, .058, -.065, .024, -.005, -.009
    };

    /// quantstats, tests/data/reference_values.json: tiny_sample_n7.
    private static final double[] TINY = {
        -0.018720930383,
        -0.014303070725,
        -0.014572173794,
        -0.003467788444,
        -0.025038397377,
        -0.001677869157,
        -0.010129521509
    };

    /// nautilus_trader, crates/analysis/src/statistics: information_ratio.rs and tracking_error.rs.
    private static final double[] ACTIVE = {.03, -.01, .02, .04};

    private static final double[] PASSIVE = {.01, .005, .005, .01};

    @Test
    void ofEmpyrical() {
        assertPublished(TotalReturn.of(MIXED), "0.0389310917");
        assertPublished(TotalReturn.of(MIXED), "0.038931091700480147");
        assertPublished(AnnualVolatility.of(MIXED, 252), "0.9136465400");
        assertPublished(AnnualVolatility.of(MIXED, 252), "0.9136465399704637");
        assertPublished(SharpeRatio.of(MIXED, 0, 252), "1.7238613962");
        assertPublished(SharpeRatio.of(MIXED, 0, 252), "1.7238613961706866");
        assertPublished(SortinoRatio.of(MIXED, 0, 252), "2.605531251673693");
    }

    /// Their year has 252 days, and the missing first return counts.
    @Test
    void ofGrowthInEmpyrical() {
        Double cagr = Cagr.of(TotalReturn.of(MIXED), 9 * 365.25 / 252);

        assertPublished(cagr, "1.9135925373194231");
        assertPublished(CalmarRatio.of(cagr, 0.10), "19.135925373194233");
        assertPublished(Cagr.of(0.01, 365.25 / 252), "11.274002099240244");
        assertPublished(Cagr.of(TotalReturn.of(new double[] {.03, .03, .03}), 3 * 365.25), "0.03");
    }

    @Test
    void ofWeeksAndMonthsInEmpyrical() {
        double[] weekly = {0, .01, .10, -.04, .02, .03, .02, .01, -.10};

        assertPublished(AnnualVolatility.of(weekly, 52), "0.38851569394870583");
        assertPublished(AnnualVolatility.of(weekly, 12), "0.18663690238892558");
        assertPublished(SortinoRatio.of(weekly, 0, 52), "1.1158901056866439");
        assertPublished(SortinoRatio.of(weekly, 0, 12), "0.53605626741889756");
        assertPublished(
                SortinoRatio.of(new double[] {0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05}, 0, 252),
                "-13.532743075043401");
        assertPublished(
                SharpeRatio.of(new double[] {0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05}, 0, 252),
                "-24.406808633910085");
    }

    /// Its alpha compounds that of a day.
    @Test
    void ofBenchmarksInEmpyrical() {
        assertPublished(Beta.of(MIXED, NEGATIVE), "-0.71296296296296313");
        assertPublished(compounded(Alpha.of(MIXED, NEGATIVE, 0, 252), 252), "-0.9997853834885004");
        assertPublished(Beta.of(MIXED, MIXED), "1.0");
        assertPublished(Alpha.of(MIXED, MIXED, 0, 252), "0.0");
    }

    /// Its 10 % quantile of 6 numbers is a 5 % quantile of 11.
    @Test
    void ofQuantilesInEmpyrical() {
        assertPublished(Statistics.quantile(new double[] {1, 2}, 0.3), "1.3");
        assertPublished(Statistics.quantile(new double[] {1, 81, 82, 83, 84, 85}, 5 * 0.1), "41");
        assertPublished(Statistics.quantile(new double[] {1, 81, 82, 83, 84, 85}, 5 * 0.2), "81");
        assertPublished(Statistics.quantile(new double[] {1, 81, 82, 83, 84, 85}, 5 * 0.3), "81.5");
        assertPublished(ValueAtRisk.of(new double[] {85, 84, 83, 82, 81, 1, 85, 85, 85, 85, 85}), "-41");
    }

    @Test
    void ofNautilusTrader() {
        assertPublished(SharpeRatio.of(new double[] {.01, -.02, .015, -.005, .025}, 0, 252), "4.48998886412873");
        assertPublished(SortinoRatio.of(new double[] {-.01, .02, -.015, .005, -.02}, 0, 252), "-5.273224492824493");
        assertPublished(
                AnnualVolatility.of(new double[] {.01, -.02, .03, -.01, .02, .04, -.03, .05, -.04, .02}, 252),
                "0.485262815389764");
    }

    @Test
    void ofTailsInNautilusTrader() {
        double[] returns = {.02, -.05, .01, -.08, .03, -.02, .04, -.10, .015, -.03};

        assertPublished(ValueAtRisk.of(returns), "0.091");
        assertPublished(ExpectedShortfall.of(returns), "0.10");
    }

    @Test
    void ofBenchmarksInNautilusTrader() {
        assertPublished(TrackingError.of(ACTIVE, PASSIVE, 252), "0.30740852297878796");
        assertPublished(InformationRatio.of(ACTIVE, PASSIVE, 252), "10.246950765959598");
        assertPublished(
                InformationRatio.of(new double[] {.03, -.01, .02}, new double[] {.005, .010, .015}, 252),
                "2.3469547761538725");
        assertPublished(InformationRatio.of(new double[] {.01, .02, .03}, new double[3], 4), "4.0");
        assertPublished(TrackingError.of(new double[] {.01, .02, .03}, new double[3], 4), "0.02");
        assertPublished(
                Beta.of(new double[] {.02, -.01, .03, .005}, new double[] {.01, 0, .015, .01}), "2.5789473684210527");
    }

    /// Its risk-free rate is that of a period, and its alpha compounds that of a period.
    @Test
    void ofAlphaInNautilusTrader() {
        double[] returns = {.02, -.01, .03, .005};
        double[] benchmark = {.01, 0, .015, .01};
        double yearly = Math.pow(1.001, 4) - 1;

        assertPublished(Alpha.of(returns, benchmark, yearly, 4) / 4, "-0.009736842105263162");
        assertPublished(compounded(Alpha.of(returns, benchmark, yearly, 4), 4), "-0.0383822153156389");
    }

    @Test
    void ofTradesInNautilusTrader() {
        ProfitFactor profitFactor = new ProfitFactor();
        Expectancy expectancy = new Expectancy();
        for (String pnl : new String[] {"10", "-20", "30", "-40"}) {
            profitFactor.record(SampleTrades.sell(0, 0, pnl));
        }
        for (String pnl : new String[] {"10", "-5", "15", "-10"}) {
            expectancy.record(SampleTrades.sell(0, 0, pnl));
        }

        assertPublished(profitFactor.value(), "0.6666666666666666");
        assertPublished(expectancy.value(), "2.5");
    }

    /// SharpeRatioCriterionTest: closes 100, 150, 150, 225, 225, held throughout.
    @Test
    void ofTa4j() {
        assertPublished(SharpeRatio.of(new double[] {.5, 0, .5, 0}, 0, 1), "" + Math.sqrt(3) / 2);
    }

    /// Also what PerformanceAnalytics 2.1.0 computes, as quantstats records beside the values.
    @Test
    void ofQuantstats() {
        assertPublished(AnnualVolatility.of(BACON, 12), "0.13700015867969229");
        assertPublished(SharpeRatio.of(BACON, 0, 12), "0.7883202548144859");
        assertPublished(SortinoRatio.of(BACON, 0, 12), "1.3592165786838633");
        assertPublished(Cagr.of(TotalReturn.of(BACON), 2 * 365.25), "0.10367828972980941");
        assertPublished(CalmarRatio.of(0.10367828972980941, 0.144672955739218), "0.7166390511623746");
        assertPublished(AnnualVolatility.of(TINY, 252), "0.13086457754395944");
        assertPublished(SharpeRatio.of(TINY, 0, 252), "-24.183404779195588");
        assertPublished(SortinoRatio.of(TINY, 0, 252), "-13.565806946540524");
        assertPublished(Cagr.of(TotalReturn.of(TINY), 7 * 365.25 / 252), "-0.9589235732751437");
    }

    /// DownsideDeviation(portfolio_bacon\[, 1\], 0.005), "expected 0.0255".
    @Test
    void ofPerformanceAnalytics() {
        double yearly = Math.pow(1.005, 12) - 1;
        double excess = (Statistics.mean(BACON) - 0.005) * Math.sqrt(12);

        assertPublished(excess / SortinoRatio.of(BACON, yearly, 12), "0.0255");
    }

    private static double compounded(double ratePerYear, int periodsPerYear) {
        return Math.pow(1 + ratePerYear / periodsPerYear, periodsPerYear) - 1;
    }
}
