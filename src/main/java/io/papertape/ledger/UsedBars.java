package io.papertape.ledger;

import java.util.List;

/// What a run may do to the bars that the books of its session were made from. They are kept in blocks, which are
/// numbered from 0. The caller opens the transaction. Not safe for use by several threads.
public final class UsedBars {

    private final UsedBarLedger ledger;
    private final long session;
    private final List<String> symbols;

    UsedBars(UsedBarLedger ledger, StoredSession session) {
        this.ledger = ledger;
        this.session = session.id();
        symbols = session.settings().symbols();
    }

    /// How many blocks there are.
    public long count() {
        return ledger.count(session);
    }

    /// The blocks from one number on, `most` of them.
    public List<BarBlock> blocks(long from, int most) {
        return ledger.blocks(session, from, most, symbols);
    }

    /// The blocks that are not full; a symbol has one at most.
    public List<BarBlock> unfilled() {
        return ledger.unfilled(session, symbols);
    }

    /// Appends blocks.
    public void add(List<BarBlock> blocks) {
        ledger.add(session, symbols, blocks);
    }

    /// Writes blocks anew that have become longer.
    public void extend(List<BarBlock> blocks) {
        ledger.extend(session, blocks);
    }
}
