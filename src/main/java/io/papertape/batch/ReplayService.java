package io.papertape.batch;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.SessionSettings;
import io.papertape.ledger.StoredRun;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Replays prices into the books of a session. One replay at a time.
@Service
public class ReplayService {

    private final SessionLedger sessions;
    private final ReplayLauncher launcher;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;
    private final InstantSource clock;

    ReplayService(
            SessionLedger sessions,
            ReplayLauncher launcher,
            TransactionTemplate transaction,
            StrategyCatalog catalog,
            InstantSource clock) {
        this.sessions = sessions;
        this.launcher = launcher;
        this.transaction = transaction;
        this.catalog = catalog;
        this.clock = clock;
    }

    /// Creates the session or carries it forward.
    ///
    /// @param given what is asked for
    /// @param opened the tape of [ReplayRequest#query()], if it is open already; closed at the end
    /// @param progress hears how far it got
    /// @throws InvalidParametersException if the session cannot be carried forward like that; nothing was written
    /// @throws io.papertape.prices.PriceFileException if the prices cannot be read; nothing was written
    public ReplayOutcome replay(ReplayRequest given, @Nullable PriceTape opened, ReplayProgress progress) {
        Optional<StoredSession> stored = sessions.find(given.sessionName());
        ReplayRequest request = stored.map(session -> carrying(given, session)).orElse(given);
        try (PriceTape tape = tape(given, request, opened)) {
            progress.advanced(0, tape.estimatedBars());
            ReplayRun run = transaction.execute(status -> begin(request, stored, tape, progress));
            return launcher.launch(run);
        }
    }

    private ReplayRequest carrying(ReplayRequest given, StoredSession session) {
        if (given.fresh()) {
            return given.filledFrom(session.settings(), catalog);
        }
        ReplayRequest request = given.carrying(session.settings(), catalog);
        if (session.closed() && sessions.unfinishedRun(session.id()).isEmpty()) {
            throw new InvalidParametersException(
                    List.of("session '" + session.name() + "' is closed for good; fresh=true starts it over"));
        }
        return request;
    }

    /// The tape that is open, unless the session turned out to need other bars.
    private static PriceTape tape(ReplayRequest given, ReplayRequest request, @Nullable PriceTape opened) {
        if (opened != null) {
            PriceQuery needed = request.query();
            boolean sameSymbols = needed.symbols().isEmpty() || needed.symbols().equals(opened.symbols());
            if (sameSymbols
                    && needed.withSymbols(List.of()).equals(given.query().withSymbols(List.of()))) {
                return opened;
            }
            opened.close();
        }
        return PriceTape.open(request.query());
    }

    private ReplayRun begin(
            ReplayRequest request, Optional<StoredSession> stored, PriceTape tape, ReplayProgress progress) {
        Instant now = clock.instant();
        SessionSettings settings = request.settings().withSymbols(tape.symbols());
        StoredSession session = request.fresh()
                ? draft(request.sessionName(), settings, now)
                : stored.orElseGet(() -> sessions.create(request.sessionName(), false, settings, now));
        StoredRun run = sessions.unfinishedRun(session.id()).orElseGet(() -> sessions.begin(session.id(), now));
        return new ReplayRun(request, session, run, tape, new SliceRecorder(), progress);
    }

    /// A session that is to take the name. What an earlier attempt has left is dropped: it may stem
    /// from other prices, or from books that do not balance.
    private StoredSession draft(String name, SessionSettings settings, Instant now) {
        sessions.findDraft(name).ifPresent(left -> sessions.delete(left.id()));
        return sessions.create(name, true, settings, now);
    }
}
