package io.papertape.batch.replay;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.ledger.EquityLedger;
import io.papertape.ledger.SessionLedger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the equity points of a chunk, and tells the audit of those of the chunks before. How many there are already
/// is asked of the books once.
final class EquityPointWriter implements ItemWriter<SliceOutcome> {

    private final ReplayRun run;
    private final SessionLedger sessions;
    private final EquityLedger equity;
    private final AuditTrail audit;
    private @Nullable Long written;

    EquityPointWriter(ReplayRun run, SessionLedger sessions, EquityLedger equity, AuditTrail audit) {
        this.run = run;
        this.sessions = sessions;
        this.equity = equity;
        this.audit = audit;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<EquityPoint> points = new ArrayList<>(chunk.size());
        for (SliceOutcome outcome : chunk) {
            EquityPoint point = outcome.point();
            if (point != null) {
                points.add(point);
            }
        }
        long session = run.session().id();
        long before = written == null ? sessions.get(session).points() : written;
        audit.committed(before);
        equity.add(session, before, points);
        written = before + points.size();
    }
}
