package io.papertape.cli;

import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.ledger.Restatement;
import io.papertape.report.Figures;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The lines above the summary of a replay: in what it was not one that replays what is new.
final class SummaryPreface {

    private SummaryPreface() {}

    /// @param outcome of a replay that completed
    /// @param closed whether the session has been closed for good
    static List<String> lines(ReplayOutcome outcome, boolean closed) {
        List<String> lines = new ArrayList<>();
        Instant resumed = outcome.resumedRun();
        if (resumed != null) {
            lines.add("Resumed the run that began "
                    + Figures.time(LocalDateTime.ofInstant(resumed, ZoneOffset.UTC)) + " and had not been completed"
                    + (outcome.slices() == 0 ? ": every slice was in the books already, they are proven now." : "."));
        } else if (outcome.slices() == 0) {
            lines.add(nothingReplayed(outcome, closed));
        }
        Restatement restatement = outcome.restatement();
        if (restatement != null) {
            lines.addAll(replayedWhole(restatement));
        }
        return lines;
    }

    private static String nothingReplayed(ReplayOutcome outcome, boolean closed) {
        if (outcome.left()) {
            return "Nothing replayed: what is new is left for a later run.";
        }
        return closed
                ? "Nothing new: the session has been closed for good already."
                : "Nothing new: the books hold every slice of the prices already.";
    }

    private static List<String> replayedWhole(Restatement restatement) {
        List<String> lines = new ArrayList<>();
        List<String> reports = new ArrayList<>(List.of("restatements"));
        if (restatement.bars() > 0) {
            lines.add(replayed(
                    Figures.counted(restatement.bars(), "bar", "bars"),
                    restatement.bars(),
                    restatement.first().getFirst()));
            reports.add("restated_bars");
        }
        if (!restatement.actions().isEmpty()) {
            int actions = restatement.actions().size();
            lines.add(replayed(
                    Figures.counted(actions, "corporate action", "corporate actions"),
                    actions,
                    restatement.actions().getFirst()));
            reports.add("restated_actions");
        }
        if (lines.isEmpty()) {
            lines.add("Replayed whole: the code of the strategy has changed.");
        }
        reports.add("restated_trades");
        lines.add("What that did to the results: report " + String.join(", ", reports) + ".");
        return lines;
    }

    private static String replayed(String counted, long count, Object first) {
        return "Replayed whole: " + counted + " that had been used " + (count == 1 ? "has" : "have")
                + " changed, the first: " + first + ".";
    }
}
