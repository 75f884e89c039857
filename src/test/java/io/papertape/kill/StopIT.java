package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import io.papertape.kill.InterruptionMoment.Aim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Asks the program to stop (SIGTERM, Ctrl-C) at random moments. Their seed can be given:
/// -Dpapertape.kill.seed=1.
class StopIT {

    private static final String BEFORE_THE_REPLAY =
            "Stopped on request before the replay. Run the same command again to go on.\n";

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));

    /// Far more than a stop takes on a busy machine: only a process that hangs exceeds it.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// One or two meet everything, unless the machine is busy with other things.
    private static final int MOST_ROUNDS = 10;

    private static final Set<Aim> START_UP = EnumSet.of(Aim.START, Aim.CONNECTING, Aim.MIGRATING);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Stop> stops = new ArrayList<>();

    /// What came of asking for a stop.
    private record Stop(ProcessSignal signal, Aim aim, Papertape.Ended ended) {

        boolean says(String how) {
            return ended.status() == 3 && ended.out().contains(how);
        }
    }

    @BeforeAll
    static void heedInterrupts() throws Throwable {
        ProcessSignal.heedInterrupts();
    }

    @Test
    void stopsOnRequestWhereverItIsSaysWhereAndGoesOnLater() throws Throwable {
        System.out.println("stops with seed " + SEED);

        for (int round = 0; round < MOST_ROUNDS && !missed().isEmpty(); round++) {
            stop(round, ReplayScenario.FIRST_RUN, Aim.MIGRATING, Aim.START, Aim.FIRST_CHUNK, Aim.COMMIT);
            stop(round, ReplayScenario.CARRIED_FORWARD, Aim.CONNECTING, Aim.FIRST_CHUNK, Aim.SETTLING);
            stop(round, ReplayScenario.RESTATED, Aim.FIRST_CHUNK, Aim.COMMIT, Aim.END);
        }

        assertThat(missed()).as("what no stop has met, seed %d", SEED).isEmpty();
    }

    /// What has to happen at least once.
    private List<String> missed() {
        List<String> missed = new ArrayList<>();
        missIf(missed, "Ctrl-C", stop -> stop.signal == ProcessSignal.INT && stop.ended.status() == 3);
        missIf(missed, "migrating", stop -> stop.aim == Aim.MIGRATING && stop.says("before the replay"));
        missIf(missed, "connecting", stop -> stop.aim == Aim.CONNECTING && stop.ended.status() == 3);
        missIf(missed, "replaying", stop -> !START_UP.contains(stop.aim) && stop.says("after the slice of"));
        missIf(missed, "completed", stop -> stop.ended.status() == 0);
        return missed;
    }

    private void missIf(List<String> missed, String what, Predicate<Stop> is) {
        if (stops.stream().noneMatch(is)) {
            missed.add(what);
        }
    }

    private void stop(int number, ReplayScenario scenario, Aim... aims) throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        BooksPlace.Default place =
                new BooksPlace.Default(Files.createDirectory(folder.resolve(scenario.name() + number)));
        if (scenario.prepared()) {
            place.copy(undisturbed.before());
        }
        InterruptedReplay round = new InterruptedReplay(scenario, undisturbed, place.folder(), place);
        for (Aim aim : aims) {
            if (!round.ended()) {
                ProcessSignal signal = stops.size() % 2 == 0 ? ProcessSignal.TERM : ProcessSignal.INT;
                stop(round, signal, aim, InterruptionMoment.of(aim, random, undisturbed.lasts(), round.chunksLeft()));
            }
        }
        round.complete();
    }

    private void stop(InterruptedReplay round, ProcessSignal signal, Aim aim, InterruptionMoment moment)
            throws Throwable {
        ReplayPhase before = round.phase();
        LocalDateTime begin = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        long[] sent = new long[1];
        Papertape.Ended ended = round.disturb(
                signal.name(),
                running -> {
                    sent[0] = System.nanoTime();
                    signal.send(running);
                },
                moment);
        Duration took = Duration.ofNanos(System.nanoTime() - sent[0]);
        round.look();
        String story = round.story() + ": " + ended;

        assertThat(took).as(story).isLessThan(LONGEST);
        if (ended.status() == signal.status()) {
            // The program had not begun: the JVM's own answer to the signal.
            assertThat(ended.out()).as(story).isEmpty();
            assertThat(ended.messages()).as(story).isEmpty();
            assertThat(round.phase()).as(story).isEqualTo(before);
        } else if (ended.status() == 0) {
            assertThat(round.phase()).as(story).isEqualTo(ReplayPhase.COMPLETED);
        } else {
            assertThat(ended.status()).as(story).isEqualTo(3);
            assertThat(ended.messages()).as(story).isEmpty();
            if (!round.hasSchema()) {
                assertThat(ended.out()).as(story).isEqualTo(BEFORE_THE_REPLAY);
            } else if (ended.out().equals(BEFORE_THE_REPLAY)) {
                assertThat(round.stopped(begin)).as(story).isEmpty();
            } else {
                assertThat(round.stopped(begin))
                        .as(story)
                        .hasValueSatisfying(where -> assertThat(ended.out())
                                .isEqualTo("Stopped on request " + where + ". Run the same command again to go on.\n"));
            }
        }
        stops.add(new Stop(signal, aim, ended));
    }
}
