package io.papertape.ledger;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.portfolio.UtcDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// What the proof of a session's books finds, whichever run has left them.
public final class ProvenBooks {

    private ProvenBooks() {}

    /// What does not balance; empty where there is no such session. Its strategy gives no prices of its own.
    public static List<String> findings(ApplicationContext application, String name) {
        Ledgers ledgers = application.getBean(Ledgers.class);
        return ledgers.sessions()
                .find(name)
                .map(session -> ledgers.books()
                        .audit(session, new BarsOf(ledgers, session), actions(ledgers, session), false)
                        .finish(session))
                .orElse(List.of());
    }

    /// The corporate actions that a session was made from.
    private static List<CorporateAction> actions(Ledgers ledgers, StoredSession session) {
        List<String> symbols = session.settings().symbols();
        LocalDate last = ledgers.books().lastDate(session);
        List<UsedAction> used = last == null
                ? List.of()
                : new UsedBars(ledgers.priceSets(), ledgers.priceBars(), session).actions(last);
        return new Market(
                        symbols,
                        used.stream()
                                .map(action -> new CorporateAction(
                                        symbols.indexOf(action.symbol()),
                                        begin(action.date()),
                                        CorporateAction.Type.valueOf(
                                                action.type().name()),
                                        Objects.requireNonNullElse(action.value(), CorporateAction.LAST_PRICE),
                                        begin(Objects.requireNonNullElse(action.payDate(), action.date()))))
                                .toList())
                .actions();
    }

    private static long begin(LocalDate date) {
        return date.toEpochDay() * UtcDay.MILLIS;
    }

    /// The bars that a session was made from.
    private static final class BarsOf implements FillProof.Bars {

        private final BarLookup lookup;
        private final List<String> symbols;
        private final long version;

        BarsOf(Ledgers ledgers, StoredSession session) {
            lookup = new BarLookup(ledgers.priceBars());
            symbols = session.settings().symbols();
            version = new UsedBars(ledgers.priceSets(), ledgers.priceBars(), session).version();
        }

        @Override
        public BarLookup.@Nullable Found at(int symbol, long time) {
            return lookup.at(version, symbols.get(symbol), time);
        }

        @Override
        public BarLookup.@Nullable Found last(int symbol, long time, long storedTo) {
            return lookup.last(version, symbols.get(symbol), time, storedTo);
        }
    }
}
