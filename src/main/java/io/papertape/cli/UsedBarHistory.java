package io.papertape.cli;

import io.papertape.engine.market.Bar;
import io.papertape.ledger.BarBlock;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedBarLedger;
import io.papertape.report.page.PriceHistory;
import java.util.List;

/// The bars that the ledger keeps beside the books. Safe for use by several threads.
final class UsedBarHistory implements PriceHistory {

    private static final int BLOCKS_PER_QUERY = 256;

    private final SessionLedger sessions;
    private final UsedBarLedger bars;

    UsedBarHistory(SessionLedger sessions, UsedBarLedger bars) {
        this.sessions = sessions;
        this.bars = bars;
    }

    @Override
    public void bars(String name, Bars target) {
        StoredSession session = sessions.find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no session '" + name + "'"));
        List<String> symbols = session.settings().symbols();
        long count = bars.count(session.id());
        for (long from = 0; from < count; from += BLOCKS_PER_QUERY) {
            for (BarBlock block : bars.blocks(session.id(), from, BLOCKS_PER_QUERY, symbols)) {
                tell(block, symbols.get(block.symbol()), target);
            }
        }
    }

    private static void tell(BarBlock block, String symbol, Bars target) {
        for (int i = 0; i < block.size(); i++) {
            Bar bar = block.bar(i);
            target.add(symbol, block.time(i), bar.open(), bar.high(), bar.low(), bar.close());
        }
    }
}
