package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.cli.Papertape;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes at once. The first one is halted in the middle of its work, so that it cannot end
/// before the second.
class BusyIT {

    private static final InterruptionMoment AT_WORK =
            new InterruptionMoment("Executing step: [replay]", 1, Duration.ZERO);

    private static final String SINCE =
            " on \\S+, since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC;" + " try again when it has ended\\R";

    @TempDir
    Path folder;

    @Test
    void isBusyWhileAnotherProcessHoldsTheFile() throws Throwable {
        assertBusy(new BooksPlace.Default(folder), "the database");
    }

    @Test
    void isBusyWhileAnotherProcessHoldsTheSession() throws Throwable {
        assertBusy(new BooksPlace.Server(Postgres.freshDatabase()), "session 'x'");
    }

    private void assertBusy(BooksPlace place, String held) throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        InterruptedReplay round = new InterruptedReplay(ReplayScenario.FIRST_RUN, undisturbed, folder, place);

        Papertape.Ended ended = round.disturb(
                "another process",
                running -> {
                    ProcessSignal.STOP.send(running);
                    Papertape.Ended busy = Papertape.quick(folder).run(round.command());
                    ProcessSignal.CONT.send(running);
                    assertThat(busy.err())
                            .matches("papertape: busy: " + held + " is held by process " + running.pid() + SINCE);
                    assertThat(busy.status()).isEqualTo(4);
                },
                AT_WORK);

        assertThat(ended.status()).as(ended.toString()).isZero();
        round.look();
        round.complete();
    }
}
