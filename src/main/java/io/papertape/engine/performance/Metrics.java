package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// What a session has come to; null where undefined. Fractions, not percentages. Each figure has a
/// class of its name that tells its formula and conventions.
///
/// @param totalReturn a fraction of the initial capital
/// @param cagr a fraction per year
/// @param annualVolatility a fraction per year
/// @param sharpeRatio per year
/// @param sortinoRatio per year
/// @param maxDrawdown a fraction of the peak, within 0 and 1
/// @param maxDrawdownDays calendar days
/// @param calmarRatio per year
/// @param trades number of fills
/// @param roundTrips completed buy–sell pairs
/// @param winRate a fraction of the round trips, within 0 and 1
/// @param profitFactor at least 0
/// @param expectancy money
/// @param averageHoldingDays calendar days
/// @param exposure a fraction of the equity points, within 0 and 1
/// @param turnover per year
/// @param valueAtRisk95 a fraction of equity, positive for a loss
/// @param expectedShortfall95 a fraction of equity, positive for a loss
/// @param totalCommission in units of 0.00000001
/// @param totalSlippage in units of 0.00000001
/// @param benchmarkReturn [TotalReturn] of the benchmark; this and the next four are null without one
/// @param alpha a fraction per year
/// @param beta how much the session moves with the benchmark
/// @param informationRatio per year
/// @param trackingError a fraction per year
/// @param periodsPerYear how many returns make a year in the figures above
/// @param periodsReason why so many, a part of a sentence
public record Metrics(
        @Nullable Double totalReturn,
        @Nullable Double cagr,
        @Nullable Double annualVolatility,
        @Nullable Double sharpeRatio,
        @Nullable Double sortinoRatio,
        @Nullable Double maxDrawdown,
        @Nullable Double maxDrawdownDays,
        @Nullable Double calmarRatio,
        long trades,
        long roundTrips,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable Double expectancy,
        @Nullable Double averageHoldingDays,
        @Nullable Double exposure,
        @Nullable Double turnover,
        @Nullable Double valueAtRisk95,
        @Nullable Double expectedShortfall95,
        long totalCommission,
        long totalSlippage,
        @Nullable Double benchmarkReturn,
        @Nullable Double alpha,
        @Nullable Double beta,
        @Nullable Double informationRatio,
        @Nullable Double trackingError,
        int periodsPerYear,
        String periodsReason) {}
