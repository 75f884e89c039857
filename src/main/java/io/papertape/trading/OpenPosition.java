package io.papertape.trading;

import io.papertape.engine.portfolio.Position;
import java.time.Instant;
import java.util.List;

/// An open position as it is at one moment. Money and quantities are in units of 0.00000001.
///
/// @param symbol name of the symbol
/// @param quantity shares; below 0 where they were sold short
/// @param entryPrice price per share at which it was opened, slippage included
/// @param enteredAt time of the bar that it was opened at
/// @param lastPrice close of the symbol's last bar
/// @param marketValue quantity at that price
/// @param unrealizedPnl market value less quantity at the entry price; commissions are not in it
public record OpenPosition(
        String symbol,
        long quantity,
        long entryPrice,
        Instant enteredAt,
        long lastPrice,
        long marketValue,
        long unrealizedPnl) {

    static OpenPosition of(Position position, List<String> symbols) {
        return new OpenPosition(
                symbols.get(position.symbol()),
                position.signedQuantity(),
                position.entryPrice(),
                Instant.ofEpochMilli(position.enteredAt()),
                position.lastPrice(),
                position.marketValue(),
                position.unrealizedPnl());
    }
}
