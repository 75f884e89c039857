package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import io.papertape.kill.InterruptionMoment.Aim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Kills the program at random moments. Their number and their seed can be given:
/// -Dpapertape.kills=500 -Dpapertape.kill.seed=1.
class KillIT {

    private static final int KILLS = Integer.getInteger("papertape.kills", 12);
    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));

    private static final List<Aim> EARLY = List.of(
            Aim.START,
            Aim.CONNECTING,
            Aim.CONNECTING,
            Aim.MIGRATING,
            Aim.LAUNCHING,
            Aim.FIRST_CHUNK,
            Aim.COMMIT,
            Aim.COMMIT,
            Aim.COMMIT,
            Aim.COMMIT,
            Aim.ANY);
    private static final List<Aim> LATE = List.of(Aim.SETTLING, Aim.RECONCILING, Aim.END);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<ReplayPhase, Integer> phases = new EnumMap<>(ReplayPhase.class);
    private final Queue<ReplayScenario> turns = new ArrayDeque<>(shuffled());
    private int kills;

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        System.out.println("kills with seed " + SEED + "; undisturbed " + undisturbed.lasts());
        for (int i = 0; goesOn(); i++) {
            ReplayScenario next = turns.remove();
            turns.add(next);
            ReplayScenario scenario = kills < KILLS ? next : scenario(missed());
            Path place = Files.createDirectory(folder.resolve("round" + i));
            InterruptedReplay round =
                    new InterruptedReplay(scenario, undisturbed, place, books(scenario, undisturbed, place));
            for (Aim aim : aims()) {
                if (goesOn() && !round.ended()) {
                    kill(round, round.hasSchema() && aim == Aim.MIGRATING ? Aim.COMMIT : aim, undisturbed);
                }
            }
            round.complete();
            FileSystemUtils.deleteRecursively(place);
            if (i % 20 == 19) {
                System.out.println(kills + " kills of " + KILLS);
            }
        }
        System.out.println(kills + " kills: " + phases);
        assertThat(missed()).as("phases that no kill has hit, seed %d", SEED).isEmpty();
    }

    /// A few kills do not come to all scenarios: those of another seed come to others.
    private List<ReplayScenario> shuffled() {
        List<ReplayScenario> scenarios = new ArrayList<>(List.of(ReplayScenario.values()));
        Collections.shuffle(scenarios, random);
        return scenarios;
    }

    /// Until every phase has been hit, too, but not forever.
    private boolean goesOn() {
        return kills < KILLS || (!missed().isEmpty() && kills < 2 * KILLS + 20);
    }

    private void kill(InterruptedReplay round, Aim aim, UndisturbedReplay undisturbed) throws Throwable {
        InterruptionMoment moment = InterruptionMoment.of(aim, random, undisturbed.lasts(), round.chunksLeft());
        Papertape.Ended ended = round.interrupt(ProcessSignal.KILL, moment);
        assertThat(ended.status()).as(round.story() + "; " + ended).isIn(ProcessSignal.KILL.status(), 0);
        if (!round.ended()) {
            kills++;
            phases.merge(round.phase(), 1, Integer::sum);
        }
    }

    /// What the kills on the same books aim at: first at what comes until the last chunk, in any
    /// order, in the end at what comes after it.
    private List<Aim> aims() {
        if (kills >= KILLS) {
            return missed().stream().flatMap(phase -> aims(phase).stream()).toList();
        }
        List<Aim> aims = new ArrayList<>();
        addSome(aims, 2, 5, EARLY);
        addSome(aims, 0, 2, LATE);
        if (aims.contains(Aim.END)) {
            aims.add(Aim.FIRST_CHUNK);
        }
        return aims;
    }

    private void addSome(List<Aim> aims, int fewest, int most, List<Aim> of) {
        for (int i = random.nextInt(fewest, most + 1); i > 0; i--) {
            aims.add(of.get(random.nextInt(of.size())));
        }
    }

    private static ReplayScenario scenario(Set<ReplayPhase> missed) {
        return missed.contains(ReplayPhase.NO_BOOKS) || missed.contains(ReplayPhase.MIGRATING)
                ? ReplayScenario.FIRST_RUN
                : ReplayScenario.CARRIED_FORWARD;
    }

    private static List<Aim> aims(ReplayPhase missed) {
        return switch (missed) {
            case NO_BOOKS -> List.of(Aim.START);
            case MIGRATING -> List.of(Aim.MIGRATING);
            case NOT_BEGUN -> List.of(Aim.CONNECTING);
            case LAUNCHING -> List.of(Aim.LAUNCHING);
            case BEGUN -> List.of(Aim.FIRST_CHUNK);
            case REPLAYING -> List.of(Aim.COMMIT);
            case REPLAYED -> List.of(Aim.SETTLING);
            case SETTLED -> List.of(Aim.RECONCILING);
            case COMPLETED -> List.of(Aim.END);
            case IDLE -> List.of(Aim.END, Aim.FIRST_CHUNK);
        };
    }

    private Set<ReplayPhase> missed() {
        Set<ReplayPhase> missed = EnumSet.allOf(ReplayPhase.class);
        missed.removeAll(phases.keySet());
        return missed;
    }

    private static BooksPlace books(ReplayScenario scenario, UndisturbedReplay undisturbed, Path folder)
            throws Exception {
        BooksPlace.Default books = new BooksPlace.Default(folder);
        if (scenario.prepared()) {
            books.copy(undisturbed.before());
        }
        return books;
    }
}
