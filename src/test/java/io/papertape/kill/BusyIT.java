package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.cli.Papertape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes at once. The first one is halted in the middle of its work, so that it cannot end
/// before the second.
class BusyIT {

    private static final InterruptionMoment AT_WORK =
            new InterruptionMoment("Executing step: [replay]", 1, Duration.ZERO);

    private static final String SINCE =
            " on \\S+, since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC;" + " try again when it has ended\\R";

    private static final List<List<String>> READERS =
            List.of(List.of("report", "trades"), List.of("sessions"), List.of("sql", "SELECT 1"));

    @TempDir
    Path folder;

    @Test
    void isBusyWhileAnotherProcessHoldsTheFile() throws Throwable {
        assertBusy(new BooksPlace.Default(folder), "the database", READERS);
    }

    @Test
    void isBusyWhileAnotherProcessHoldsTheSession() throws Throwable {
        assertBusy(new BooksPlace.Server(Postgres.freshDatabase()), "session 'x'", List.of());
    }

    /// @param readers commands that are busy, too
    private void assertBusy(BooksPlace place, String held, List<List<String>> readers) throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        InterruptedReplay round = new InterruptedReplay(ReplayScenario.FIRST_RUN, undisturbed, folder, place);

        Papertape.Ended ended = round.disturb(
                "another process",
                running -> {
                    ProcessSignal.STOP.send(running);
                    List<Papertape.Ended> refused = new ArrayList<>();
                    refused.add(Papertape.quick(folder).run(round.command()));
                    for (List<String> reader : readers) {
                        refused.add(Papertape.quick(folder).run(reader));
                    }
                    ProcessSignal.CONT.send(running);
                    assertThat(refused).allSatisfy(busy -> {
                        assertThat(busy.err())
                                .matches("papertape: busy: " + held + " is held by process " + running.pid() + SINCE);
                        assertThat(busy.status()).isEqualTo(4);
                    });
                },
                AT_WORK);

        assertThat(ended.status()).as(ended.toString()).isZero();
        round.look();
        round.complete();
    }
}
