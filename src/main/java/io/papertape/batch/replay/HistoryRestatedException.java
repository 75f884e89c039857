package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.ledger.Restatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Bars that books were made from are not what they were.
final class HistoryRestatedException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// How many of the bars are told.
    static final int MOST_TOLD = 5;

    private final transient Restatement restatement;

    /// Tells the first of the bars with their old and new values.
    ///
    /// @param kind what the restatement looks like, sentences; may be empty
    HistoryRestatedException(String session, Restatement restatement, String kind) {
        super(Remedy.DECIDE, told(session, restatement, kind));
        this.restatement = restatement;
    }

    Restatement restatement() {
        return restatement;
    }

    private static String told(String session, Restatement restatement, String kind) {
        List<String> changes = new ArrayList<>();
        if (restatement.bars() > 0) {
            String bars = told(restatement.bars(), "bar", restatement.first());
            changes.add(kind.isEmpty() ? bars : bars + ". " + kind);
        }
        if (!restatement.actions().isEmpty()) {
            changes.add(told(restatement.actions().size(), "corporate action", restatement.actions()));
        }
        return "session '" + session + "': " + String.join(". Besides, ", changes)
                + ". The books are unchanged; onRestatement=replay replays the session whole under the new prices";
    }

    /// @param first the first of them, at least as many as are told
    private static String told(long count, String noun, List<?> first) {
        long rest = count - Math.min(first.size(), MOST_TOLD);
        return count + " " + noun + (count == 1 ? "" : "s") + " that its books were made from changed since: "
                + first.stream().limit(MOST_TOLD).map(Object::toString).collect(Collectors.joining("; "))
                + (rest == 0 ? "" : "; and " + rest + " more");
    }
}
