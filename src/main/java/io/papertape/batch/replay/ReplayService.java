package io.papertape.batch.replay;

import io.papertape.batch.RunLifecycle;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.SessionLedger;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceSource;
import io.papertape.settings.Names;
import java.util.List;

/// Replays prices into the books of a session, which one replay at a time may do. Safe for use by several threads.
///
/// ```java
/// ReplayRequest request = ReplayRequest.parse(Map.of("session", "mine"), catalog).orThrow(prices);
/// ReplayOutcome outcome = replays.replay(request, prices, (bars, estimatedBars) -> {});
/// ```
public class ReplayService {

    /// Name of the job that replays one session.
    static final String JOB = "replay";

    private final SessionLedger sessions;
    private final RunLifecycle lifecycle;
    private final CopiedSettings copies;
    private final ReplayAttempts attempts;
    private final ShardOpener shards;
    private final ReplayLauncher launcher;

    ReplayService(
            SessionLedger sessions,
            RunLifecycle lifecycle,
            ReplayAttempts attempts,
            ShardOpener shards,
            ReplayLauncher launcher,
            StrategyCatalog catalog) {
        this.sessions = sessions;
        copies = new CopiedSettings(sessions, catalog);
        this.lifecycle = lifecycle;
        this.attempts = attempts;
        this.shards = shards;
        this.launcher = launcher;
    }

    /// Creates the session or carries it forward.
    ///
    /// @param given what is asked for
    /// @param prices opens the prices
    /// @param progress hears how far it got
    /// @throws io.papertape.database.BusyException if another run works on the session
    /// @throws io.papertape.batch.InvalidParametersException if the session cannot be carried forward like that
    /// @throws PriceFileException if the prices cannot be read; nothing was written
    /// @throws DelistedException if nobody tells a new session what a delisted share is worth; nothing was written
    public ReplayOutcome replay(ReplayRequest given, PriceSource prices, ReplayProgress progress) {
        ReplayRequest request = copies.in(given, prices);
        try (var _ = lifecycle.hold(request.sessionName())) {
            return replayHeld(request, prices, progress);
        }
    }

    /// As [#replay], of a session that the caller holds.
    ReplayOutcome replayHeld(ReplayRequest given, PriceSource prices, ReplayProgress progress) {
        ReplayAttempt attempt = attempts.first(given, prices);
        while (true) {
            progress.began(attempt.start());
            ReplayOutcome outcome = run(attempt, prices, progress);
            ReplayAttempt next = attempts.next(attempt, outcome);
            if (next == null) {
                return outcome;
            }
            attempt = next;
        }
    }

    /// A command with `session` and no `prices` usually means a session that exists.
    private ReplayOutcome run(ReplayAttempt attempt, PriceSource prices, ReplayProgress progress) {
        try (OpenShard shard = shards.open(List.of(attempt), prices, progress, begun -> {})) {
            return launcher.launch(shard);
        } catch (PriceFileException e) {
            ReplayRequest request = attempt.request();
            throw attempt.kind() == ReplayAttempt.Kind.CREATE && request.leavesPricesToSession()
                    ? request.withoutSession(Names.hint(request.sessionName(), sessions.names()), e)
                    : e;
        }
    }
}
