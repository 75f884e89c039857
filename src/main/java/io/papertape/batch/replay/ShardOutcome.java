package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the slices of one transaction leave to be written, session by session. Not safe for use by several threads.
final class ShardOutcome {

    private final List<MarketSlice> slices;
    private final Map<SessionReplay, List<SliceOutcome>> outcomes = new HashMap<>();

    /// @param slices at least one
    ShardOutcome(List<MarketSlice> slices) {
        this.slices = slices;
    }

    /// Adds the outcome of the next slice for a session.
    void add(SessionReplay session, SliceOutcome outcome) {
        outcomes.computeIfAbsent(session, first -> new ArrayList<>(slices.size()))
                .add(outcome);
    }

    /// The outcomes for a session: of every slice, or of those before its account has ended.
    List<SliceOutcome> of(SessionReplay session) {
        return outcomes.getOrDefault(session, List.of());
    }
}
