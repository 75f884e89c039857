package io.papertape.trading;

/// How much of its risk a session uses, after its last slice. All are fractions.
///
/// @param drawdown loss from the highest equity that counts, of that; entries are refused while it exceeds
///     riskMaxDrawdown
/// @param dailyReturn gain since the last equity of the date before, of that, below zero for a loss; entries are
/// refused while the loss exceeds riskMaxDailyLoss
/// @param cashShare cash, of equity; entries leave at least riskMinCashReserve
/// @param utilisation value of the open positions, of equity
public record RiskInUse(double drawdown, double dailyReturn, double cashShare, double utilisation) {

    /// @param peak highest equity that counts
    /// @param before last equity of the date before
    static RiskInUse of(long equity, long cash, long peak, long before) {
        return new RiskInUse(
                fraction(peak - equity, peak),
                fraction(equity - before, before),
                fraction(cash, equity),
                fraction(equity - cash, equity));
    }

    /// Of nothing there is no part.
    private static double fraction(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
