package io.papertape.batch.replay;

import io.papertape.ledger.Restatement;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceQuery;
import io.papertape.settings.SessionSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt to create a session, to carry it forward or to start it over.
public final class ReplayAttempt {

    private final Kind kind;
    private final ReplayRequest request;
    private final PriceQuery query;
    private final Source source;
    private final @Nullable Restatement restatement;
    private final @Nullable Long after;
    private final boolean usesVolumes;
    private final List<Object> together;
    private final @Nullable String inputs;

    /// What is attempted.
    enum Kind {
        CREATE,
        CARRY_FORWARD,
        START_OVER
    }

    /// Finds or creates the session of a run, in the transaction that begins it.
    interface Source {
        StoredSession session(SessionSettings settings, Instant now);
    }

    /// @param query which bars it may see
    /// @param source of the session
    /// @param restatement why, when the session is replayed whole because bars or code have changed; else null
    /// @param after last slice of the session, or null where it has none
    /// @param usesVolumes whether the strategy looks at volumes
    /// @param together what has to be equal of attempts whose slices are the same ones
    /// @param inputs what the run depends on, see [ReplayInputs]; null where the books need not know
    ReplayAttempt(
            Kind kind,
            ReplayRequest request,
            PriceQuery query,
            Source source,
            @Nullable Restatement restatement,
            @Nullable Long after,
            boolean usesVolumes,
            List<Object> together,
            @Nullable String inputs) {
        this.kind = kind;
        this.request = request;
        this.query = query;
        this.source = source;
        this.restatement = restatement;
        this.after = after;
        this.usesVolumes = usesVolumes;
        this.together = List.copyOf(together);
        this.inputs = inputs;
    }

    Kind kind() {
        return kind;
    }

    /// What is asked for.
    public ReplayRequest request() {
        return request;
    }

    /// Which bars it may see.
    public PriceQuery query() {
        return query;
    }

    Source source() {
        return source;
    }

    @Nullable
    Restatement restatement() {
        return restatement;
    }

    boolean usesVolumes() {
        return usesVolumes;
    }

    @Nullable
    String inputs() {
        return inputs;
    }

    /// What is about to be done.
    public ReplayStart start() {
        return ReplayStart.of(request, after);
    }

    /// Attempts with an equal one go over the same slices of the same prices, compared with the same bars: they may
    /// share a tape.
    public List<Object> together() {
        return together;
    }
}
