package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import java.util.Objects;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.AbstractThrowableAssert;

/// What the end of a replay was.
public final class ReplayAssertions {

    private ReplayAssertions() {}

    /// It completed.
    public static void assertCompleted(ReplayOutcome outcome) {
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
    }

    /// It failed.
    ///
    /// @return asks further of the failure
    public static AbstractThrowableAssert<?, ?> assertFailed(ReplayOutcome outcome) {
        assertThat(outcome.status()).isEqualTo(ReplayOutcome.Status.FAILED);
        return assertThat(outcome.failure()).isNotNull();
    }

    /// It failed, and running it again does not help.
    ///
    /// @return asks further of what the person who must decide is told
    public static AbstractStringAssert<?> assertUndecided(ReplayOutcome outcome) {
        assertFailed(outcome);
        Throwable failure = Objects.requireNonNull(outcome.failure());
        assertThat(Failures.remedy(failure)).isEqualTo(Remedy.DECIDE);
        return assertThat(Failures.told(failure));
    }
}
