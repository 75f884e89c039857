package io.papertape.batch.replay;

import static io.papertape.engine.risk.RiskDecision.Refused.CASH_RESERVE;
import static io.papertape.engine.risk.RiskDecision.Refused.DRAWDOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.strategy.Signal;
import io.papertape.ledger.RefusedEntry;
import io.papertape.settings.SessionPeriod;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceRecorderTest {

    private final SliceRecorder recorder = new SliceRecorder(SessionPeriod.ALL);

    @Test
    void keepsRefusedEntriesInOrder() {
        recorder.keepRefusals(5);
        recorder.entryRefused(7, 1, 100, 3, DRAWDOWN, () -> "up");
        recorder.entryRefused(7, 2, 200, 4, CASH_RESERVE, () -> "up and up");

        SliceOutcome outcome = take(7);

        assertThat(outcome.keptRefusals())
                .containsExactly(
                        new RefusedEntry(7, 1, 100, 3, "up", DRAWDOWN),
                        new RefusedEntry(7, 2, 200, 4, "up and up", CASH_RESERVE));
        assertThat(outcome.refusedEntries()).isEqualTo(2);
    }

    @Test
    void countsMoreThanItMayKeepAndMakesNoTextForThem() {
        recorder.keepRefusals(2);
        recorder.entryRefused(7, 0, 100, 3, DRAWDOWN, () -> "first");
        SliceOutcome first = take(7);
        recorder.entryRefused(8, 0, 100, 3, DRAWDOWN, () -> "second");
        recorder.entryRefused(8, 1, 100, 3, DRAWDOWN, SliceRecorderTest::refuseToTell);
        SliceOutcome second = take(8);
        recorder.entryRefused(9, 0, 100, 3, CASH_RESERVE, SliceRecorderTest::refuseToTell);
        SliceOutcome third = take(9);

        assertThat(List.of(first, second, third))
                .extracting(outcome -> outcome.keptRefusals().stream()
                        .map(RefusedEntry::signal)
                        .toList())
                .containsExactly(List.of("first"), List.of("second"), List.of());
        assertThat(List.of(first, second, third))
                .extracting(SliceOutcome::refusedEntries)
                .containsExactly(1L, 2L, 1L);
    }

    @Test
    void keepsNoneUntilItIsToldHowMany() {
        recorder.entryRefused(7, 0, 100, 3, DRAWDOWN, SliceRecorderTest::refuseToTell);

        SliceOutcome outcome = take(7);

        assertThat(outcome.keptRefusals()).isEmpty();
        assertThat(outcome.refusedEntries()).isEqualTo(1);
    }

    @Test
    void missesAnEquityThatWasNotRecorded() {
        assertThatThrownBy(() -> recorder.take(new MarketSlice(0, 0), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no equity was recorded at 1970-01-01T00:00:00Z");
    }

    @Test
    void wantsTheReasonOfATrade() {
        assertThat(recorder.reason(Signal.BUY, () -> "up")).isEqualTo("up");
    }

    @Test
    void expectsNoEquityOfASliceThatWarmsUp() {
        SliceRecorder warmingUp = new SliceRecorder(new SessionPeriod(null, 7L, SessionPeriod.UTC, SessionPeriod.UTC));

        assertThat(warmingUp.take(new MarketSlice(6, 0), List.of()).point()).isNull();
        assertThatThrownBy(() -> warmingUp.take(new MarketSlice(7, 0), List.of()))
                .hasMessage("no equity was recorded at 1970-01-01T00:00:00.007Z");
    }

    private SliceOutcome take(long time) {
        recorder.equityRecorded(new EquityPoint(time, 1, 1, 0, 0));
        return recorder.take(new MarketSlice(time, 0), List.of());
    }

    private static String refuseToTell() {
        throw new AssertionError("nobody should ask");
    }
}
