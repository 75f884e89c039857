package io.papertape.prices.file;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What a tape gave from begin to end.
///
/// @param symbols in processing order
/// @param bars like `2013-02-08 AAPL 67.7142 68.4014 66.8928 67.8542 158168416`, in the order of the slices
/// @param slices number of bars of each slice
/// @param rejected in the order in which they were found
record Replayed(List<String> symbols, List<String> bars, List<Integer> slices, List<RejectedBar> rejected) {

    static Replayed of(PriceQuery query) {
        try (PriceTape tape = new FilePrices().open(query)) {
            return of(tape);
        }
    }

    static Replayed of(PriceTape tape) {
        List<String> bars = new ArrayList<>();
        List<Integer> slices = new ArrayList<>();
        MarketSlice slice = tape.next();
        while (slice != null) {
            for (int i = 0; i < slice.size(); i++) {
                bars.add(bar(slice, i, tape.symbols()));
            }
            slices.add(slice.size());
            slice = tape.next();
        }
        return new Replayed(tape.symbols(), bars, slices, withoutTime(tape.takeRejected()));
    }

    /// What rows say, so that tests need not tell the time twice.
    private static List<RejectedBar> withoutTime(List<RejectedBar> rejected) {
        return rejected.stream()
                .map(row -> new RejectedBar(row.file(), row.line(), row.symbol(), row.text(), row.reason()))
                .toList();
    }

    /// Lines of the rejected rows, in the order in which they were found.
    List<Long> rejectedLines() {
        return rejected.stream().map(RejectedBar::line).toList();
    }

    private static String bar(MarketSlice slice, int i, List<String> symbols) {
        return String.join(
                " ",
                UtcDay.text(slice.time()),
                symbols.get(slice.symbol(i)),
                Money.format(slice.open(i)),
                Money.format(slice.high(i)),
                Money.format(slice.low(i)),
                Money.format(slice.close(i)),
                BigDecimal.valueOf(slice.volume(i)).stripTrailingZeros().toPlainString());
    }
}
