package io.papertape.batch;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.List;

/// What one iteration leaves to be written.
///
/// @param slice the bars
/// @param trades in order of execution; most often empty
/// @param point the equity at its end
record SliceOutcome(MarketSlice slice, List<Trade> trades, EquityPoint point) {}
