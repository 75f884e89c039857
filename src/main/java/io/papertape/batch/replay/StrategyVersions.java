package io.papertape.batch.replay;

import io.papertape.ledger.StoredSession;
import io.papertape.ledger.StrategyVersion;
import io.papertape.ledger.StrategyVersionLedger;
import io.papertape.settings.OnCodeChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps which code of its strategy a session's slices were made with. A version that no slice was made with counts for
/// nothing once the code is another one. The caller opens the transaction. Safe for use by several threads.
class StrategyVersions {

    private final StrategyVersionLedger ledger;

    StrategyVersions(StrategyVersionLedger ledger) {
        this.ledger = ledger;
    }

    /// Takes a code for the slices to come, unless it is a change that is not accepted.
    ///
    /// @return null, or the version that made the last slices, when its code is another one and nothing was
    ///     written
    @Nullable
    StrategyVersion take(StoredSession session, String digest, OnCodeChange onCodeChange, Instant now) {
        List<StrategyVersion> versions = ledger.versions(session.id());
        if (session.closed() || isLatest(versions, digest)) {
            return null;
        }
        List<StrategyVersion> used = used(session, versions);
        boolean changed = !used.isEmpty() && !isLatest(used, digest);
        if (changed && onCodeChange != OnCodeChange.ACCEPT) {
            return used.getLast();
        }
        ledger.removeFrom(session.id(), used.size());
        if (used.isEmpty() || changed) {
            ledger.add(session.id(), used.size(), digest, now, session.lastSliceAt());
        }
        return null;
    }

    /// The version that made the last slices of a session, when its code is another one than this; else null.
    @Nullable
    StrategyVersion other(StoredSession session, String digest) {
        List<StrategyVersion> used = used(session, ledger.versions(session.id()));
        return session.closed() || used.isEmpty() || isLatest(used, digest) ? null : used.getLast();
    }

    private static List<StrategyVersion> used(StoredSession session, List<StrategyVersion> versions) {
        return versions.stream()
                .filter(version -> version.isUsed(session.lastSliceAt()))
                .toList();
    }

    /// Whether a session is to go on with this code.
    boolean has(StoredSession session, String digest) {
        return isLatest(ledger.versions(session.id()), digest);
    }

    private static boolean isLatest(List<StrategyVersion> versions, String digest) {
        return !versions.isEmpty() && versions.getLast().digest().equals(digest);
    }
}
