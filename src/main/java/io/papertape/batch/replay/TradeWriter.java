package io.papertape.batch.replay;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.DatedTrade;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the trades of a chunk.
final class TradeWriter implements ItemWriter<SliceOutcome> {

    private final AccountBooks account;

    TradeWriter(AccountBooks account) {
        this.account = account;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<DatedTrade> trades = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            EquityPoint point = outcome.point();
            if (point != null) {
                outcome.trades().forEach(trade -> trades.add(new DatedTrade(trade, point.date())));
            }
        }
        account.addTrades(trades);
    }
}
