package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.ledger.RestatedAction;
import io.papertape.ledger.Restatement;
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
        String bars = restatement.first().stream()
                .limit(MOST_TOLD)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        long rest = restatement.bars() - Math.min(restatement.first().size(), MOST_TOLD);
        String told = restatement.bars()
                + (restatement.bars() == 1 ? " bar that its books were" : " bars that its books were")
                + " made from changed since: " + bars + (rest == 0 ? "" : "; and " + rest + " more")
                + (kind.isEmpty() ? "" : ". " + kind);
        int actions = restatement.actions().size();
        return "session '" + session + "': "
                + (restatement.bars() == 0 ? "" : told + (actions == 0 ? "" : ". Besides, "))
                + (actions == 0 ? "" : told(restatement.actions()))
                + ". The books are unchanged; onRestatement=replay replays the session whole under the new prices";
    }

    private static String told(List<RestatedAction> actions) {
        int rest = actions.size() - Math.min(actions.size(), MOST_TOLD);
        return actions.size()
                + (actions.size() == 1 ? " corporate action" : " corporate actions")
                + " that its books were made from changed since: "
                + actions.stream().limit(MOST_TOLD).map(Object::toString).collect(Collectors.joining("; "))
                + (rest == 0 ? "" : "; and " + rest + " more");
    }
}
