package io.papertape.batch.sweep;

import io.papertape.engine.sweep.ReplayedDay;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweptResult;
import java.util.List;

/// The best of an account and a window, to be written.
///
/// @param best how much of it may be luck
/// @param tests the result of its test; empty without a test
/// @param days of its test, or of the window where there is none
record JudgedUnit(SweepBests.Best best, List<SweptResult> tests, List<ReplayedDay> days) {}
