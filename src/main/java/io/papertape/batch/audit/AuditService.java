package io.papertape.batch.audit;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.code.CodeDigest;
import io.papertape.batch.code.CodeFinding;
import io.papertape.batch.code.CodeScan;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.AuditFinding;
import io.papertape.ledger.AuditFinding.Check;
import io.papertape.ledger.Books;
import io.papertape.ledger.SessionAudit;
import io.papertape.ledger.SessionAuditLedger;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.StrategyVersion;
import io.papertape.ledger.StrategyVersionLedger;
import io.papertape.settings.Names;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/// Audits a session: replays it from what its books were made from, again and again, each time with something changed
/// that its trades must not depend on, and looks through the code of its strategy. The books stay as they are; what was
/// found stands beside them. Safe for use by several threads.
public class AuditService {

    private final SessionLedger sessions;
    private final Books books;
    private final StrategyVersionLedger versions;
    private final SessionAuditLedger audits;
    private final RunLifecycle lifecycle;
    private final StrategyCatalog catalog;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    AuditService(
            SessionLedger sessions,
            Books books,
            StrategyVersionLedger versions,
            SessionAuditLedger audits,
            RunLifecycle lifecycle,
            StrategyCatalog catalog,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.sessions = sessions;
        this.books = books;
        this.versions = versions;
        this.audits = audits;
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Audits a session, which nobody may carry forward meanwhile.
    ///
    /// @param program starts another process of this program
    /// @param progress hears how far it got
    /// @throws io.papertape.database.BusyException if a run works on the session
    /// @throws InvalidParametersException if there is no such session, or nothing to compare with
    public SessionAudit audit(AuditRequest request, OtherProcess program, AuditProgress progress) {
        try (var _ = lifecycle.hold(request.session())) {
            StoredSession stored = session(request.session());
            SessionAudit audit = new Audit(stored, request, program, progress).run();
            transaction.executeWithoutResult(status -> audits.add(stored.id(), audit, clock.instant()));
            return audit;
        }
    }

    /// Number of bars that the replays of an audit see together, at most: as if each slice had a bar of every symbol.
    public long bars(AuditRequest request) {
        return sessions.find(request.session())
                .map(session -> (session.warmUpSlices() + session.points())
                        * session.settings().symbols().size()
                        * FuturesCheck.replays(request.dates()))
                .orElse(0L);
    }

    private StoredSession session(String name) {
        StoredSession session = sessions.find(name)
                .orElseThrow(() -> new InvalidParametersException(
                        List.of("there is no session '" + name + "': " + Names.hint(name, sessions.names()))));
        if (books.hasUnfinishedRun(session.id())) {
            throw new InvalidParametersException(List.of("the last run of session '" + name
                    + "' is not completed, so that its books are not proven; replay session=" + name + " resumes it"));
        }
        if (session.lastSliceAt() == null || session.points() == 0) {
            throw new InvalidParametersException(
                    List.of("session '" + name + "' has not traded yet, so that there is nothing to compare with"));
        }
        return session;
    }

    /// One audit.
    private final class Audit {

        private final StoredSession stored;
        private final AuditRequest request;
        private final OtherProcess program;
        private final AuditProgress progress;
        private final AuditedSession session;
        private final Class<? extends Strategy> strategy;
        private final String code;
        private final List<AuditFinding> findings = new ArrayList<>();
        private final long[] dates;
        private long trades;

        Audit(StoredSession stored, AuditRequest request, OtherProcess program, AuditProgress progress) {
            this.stored = stored;
            this.request = request;
            this.program = program;
            this.progress = progress;
            session = new AuditedSession(books, stored, catalog);
            strategy = session.strategy().strategy().getClass();
            code = CodeDigest.of(strategy);
            dates = FuturesCheck.dates(request.seed(), session.warmUpSlices(), session.slices(), request.dates());
        }

        SessionAudit run() {
            boolean same = replay();
            if (same) {
                findings.addAll(new FuturesCheck(session, request.seed(), progress).run(dates));
                AuditFinding order = new OrderCheck(session, request.seed(), progress).run();
                if (order != null) {
                    findings.add(order);
                }
                findings.addAll(new ProcessCheck(session, program).run());
            }
            for (CodeFinding finding : CodeScan.of(strategy)) {
                findings.add(new AuditFinding(Check.CODE, finding.certain(), null, null, finding.told()));
            }
            return new SessionAudit(
                    Objects.requireNonNull(stored.lastSliceAt()),
                    trades,
                    same ? dates.length : 0,
                    request.seed(),
                    code,
                    findings);
        }

        /// Replays the session as it was. Where that gives other trades than stand in the books, nothing can be told by
        /// changing something.
        ///
        /// @return whether it gives the same
        private boolean replay() {
            AuditReplay replay = session.replay();
            BookComparison comparison = new BookComparison(Check.BOOKS, "a replay that changes nothing", session);
            DataFeed feed = session.history();
            for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
                for (Trade trade : replay.take(slice).trades()) {
                    comparison.take(ComparedTrade.of(trade), slice);
                }
                progress.replayed(slice.size());
            }
            comparison.end();
            trades = comparison.same();
            AuditFinding finding = comparison.finding();
            if (finding == null) {
                return true;
            }
            findings.add(new AuditFinding(
                    Check.BOOKS, true, finding.time(), finding.symbol(), finding.told() + "; " + why()));
            return false;
        }

        private String why() {
            List<StrategyVersion> used = versions.versions(stored.id());
            if (used.isEmpty()) {
                return "which code the books were made with is not known";
            }
            StrategyVersion last = used.getLast();
            if (!last.digest().equals(code)) {
                return "the strategy's code is another one than that which the books were made with until now (digest "
                        + last.digest() + " since " + last.usedSince() + ", now " + code + ")";
            }
            return used.size() > 1
                    ? "the code has changed " + (used.size() - 1) + " times, which was accepted, so that the trades"
                            + " before are those of other code"
                    : "code, bars and settings are those that the books were made with";
        }
    }
}
