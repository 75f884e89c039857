package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.ledger.RestatedAction;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.UsedAction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryPrefaceTest {

    private static final Instant BEGAN = Instant.parse("2026-03-04T02:00:05.250Z");

    @Test
    void saysNothingOfAReplayOfWhatIsNew() {
        assertThat(lines(null, 3, false, null)).isEmpty();
    }

    @Test
    void tellsWhichRunWasResumed() {
        assertThat(lines(BEGAN, 3, false, null))
                .containsExactly("Resumed the run that began 2026-03-04 02:00:05 and had not been completed.");
        assertThat(lines(BEGAN, 0, false, null))
                .containsExactly(
                        "Resumed the run that began 2026-03-04 02:00:05 and had not been completed: every slice"
                                + " was in the books already, they are proven now.");
    }

    @Test
    void tellsWhyNothingWasReplayed() {
        assertThat(lines(null, 0, false, null))
                .containsExactly("Nothing new: the books hold every slice of the prices already.");
        assertThat(lines(null, 0, true, null))
                .containsExactly("Nothing replayed: what is new is left for a later run.");
        assertThat(SummaryPreface.lines(outcome(null, 0, false, null), true))
                .containsExactly("Nothing new: the session has been closed for good already.");
    }

    @Test
    void tellsThatAResumedRunReplaysTheSessionWhole() {
        assertThat(lines(BEGAN, 3, false, Restatement.NONE))
                .containsExactly(
                        "Resumed the run that began 2026-03-04 02:00:05 and had not been completed.",
                        "Replayed whole: the code of the strategy has changed.",
                        "What that did to the results: report restatements, restated_trades.");
    }

    @Test
    void tellsThatCorporateActionsHaveChanged() {
        RestatedAction dividend = new RestatedAction(
                "KO", LocalDate.parse("2014-06-09"), UsedAction.Type.DIVIDEND, "0.5 a share", null, null);

        assertThat(lines(null, 3, false, new Restatement(0, 0, 0, List.of(), List.of(dividend, dividend))))
                .containsExactly(
                        "Replayed whole: 2 corporate actions that had been used have changed, the first: the dividend of"
                                + " KO on 2014-06-09 was 0.5 a share, now there is none.",
                        "What that did to the results: report restatements, restated_actions, restated_trades.");
    }

    private static List<String> lines(
            @Nullable Instant resumedRun, long slices, boolean left, @Nullable Restatement restatement) {
        return SummaryPreface.lines(outcome(resumedRun, slices, left, restatement), false);
    }

    private static ReplayOutcome outcome(
            @Nullable Instant resumedRun, long slices, boolean left, @Nullable Restatement restatement) {
        return new ReplayOutcome(
                ReplayOutcome.Status.COMPLETED,
                "x",
                1L,
                resumedRun,
                slices,
                slices,
                left,
                Optional.empty(),
                Duration.ZERO,
                0,
                restatement,
                null,
                null);
    }
}
