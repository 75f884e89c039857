package io.papertape.engine.performance;

import java.util.OptionalLong;

/// A loss from a peak until it is reached again. Times are epoch milliseconds UTC, money is in units of
/// 0.00000001.
///
/// @param peakAt the last point without a loss before it; empty where there is none, so that the peak
///     is the initial capital
/// @param peakEquity what the loss is counted from
/// @param beganAt the first point with a loss
/// @param troughAt the first point with the deepest loss
/// @param troughEquity the lowest equity
/// @param depth the deepest loss, a fraction of the peak, above 0 and at most 1
/// @param recoveredAt the first point without a loss after it; empty while there is none
/// @param lastAt the last point with a loss
/// @param points how many have a loss, positive
public record DrawdownEpisode(
        OptionalLong peakAt,
        long peakEquity,
        long beganAt,
        long troughAt,
        long troughEquity,
        double depth,
        OptionalLong recoveredAt,
        long lastAt,
        long points) {}
