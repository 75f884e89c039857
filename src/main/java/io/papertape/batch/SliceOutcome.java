package io.papertape.batch;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.List;

/// What one iteration leaves to be written.
///
/// @param bars number of bars in the slice
/// @param trades in order of execution; most often empty
/// @param point the equity at its end
record SliceOutcome(int bars, List<Trade> trades, EquityPoint point) {}
