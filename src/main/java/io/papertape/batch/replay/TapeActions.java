package io.papertape.batch.replay;

import io.papertape.engine.market.CorporateAction;
import io.papertape.ledger.UsedAction;
import io.papertape.prices.PriceTape;
import io.papertape.settings.SessionSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What the prices tell of corporate actions, for a market without books.
public final class TapeActions {

    private final PriceTape tape;
    private final Map<UsedAction, String> events;

    public TapeActions(PriceTape tape) {
        this.tape = tape;
        events = ToldActions.of(tape.events());
    }

    /// Those of a market.
    ///
    /// @param symbols of the market
    public List<CorporateAction> of(List<String> symbols) {
        return ActionHistory.ofNew(tape.names(symbols), events).ofMarket();
    }

    /// Makes sure that it is known what delisted shares are worth.
    ///
    /// @param name of who trades them
    /// @param end date of the last slice
    /// @throws DelistedException if it is not
    public void requireValues(String name, SessionSettings settings, LocalDate end) {
        ActionHistory.ofNew(tape.names(tape.symbols()), events).requireValues(name, settings, end);
    }
}
