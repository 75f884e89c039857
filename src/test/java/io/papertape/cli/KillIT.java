package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Moment.Aim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Kills the program at random moments. Their number and their seed can be given: -Dpapertape.kills=500
/// -Dpapertape.kill.seed=1.
class KillIT {

    private static final int KILLS = Integer.getInteger("papertape.kills", 40);
    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));

    /// Kills in a row on the same books.
    private static final int FEWEST_IN_A_ROW = 2;

    private static final int MOST_IN_A_ROW = 9;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
    private int kills;

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
        Undisturbed undisturbed = Undisturbed.replays();
        System.out.println("kills with seed " + SEED + "; undisturbed " + undisturbed.lasts());
        for (int i = 0; goesOn(); i++) {
            Scenario scenario = kills < KILLS ? Scenario.values()[i % Scenario.values().length] : Scenario.FIRST_RUN;
            Path place = Files.createDirectory(folder.resolve("round" + i));
            Round round = new Round(scenario, undisturbed, place, books(scenario, undisturbed, place));
            int inARow = random.nextInt(FEWEST_IN_A_ROW, MOST_IN_A_ROW + 1);
            while (inARow-- > 0 && goesOn() && !round.ended()) {
                kill(round, undisturbed);
            }
            round.complete();
            FileSystemUtils.deleteRecursively(place);
        }
        System.out.println(kills + " kills: " + phases);
        assertThat(missed()).as("phases that no kill has hit, seed %d", SEED).isEmpty();
    }

    /// Until every phase has been hit, too, but not forever.
    private boolean goesOn() {
        return kills < KILLS || (!missed().isEmpty() && kills < 2 * KILLS + 20);
    }

    private void kill(Round round, Undisturbed undisturbed) throws Exception {
        Moment moment = Moment.of(aim(round), random, undisturbed.lasts(), round.chunksLeft());
        Papertape.Ended ended = round.interrupt(Signal.KILL, moment);
        assertThat(ended.status()).as(round.story() + ended.err()).isIn(Signal.KILL.status(), 0);
        if (!round.ended()) {
            kills++;
            phases.merge(round.phase(), 1, Integer::sum);
        }
    }

    private Aim aim(Round round) {
        List<Aim> aims = kills < KILLS
                ? List.of(Aim.values())
                : missed().stream().map(KillIT::aim).toList();
        Aim aim = aims.get(random.nextInt(aims.size()));
        return round.hasSchema() && aim == Aim.MIGRATING ? Aim.COMMIT : aim;
    }

    private static Aim aim(Phase missed) {
        return switch (missed) {
            case NO_BOOKS -> Aim.START;
            case MIGRATING -> Aim.MIGRATING;
            case NOT_BEGUN -> Aim.CONNECTING;
            case BEGUN -> Aim.FIRST_CHUNK;
            case REPLAYING -> Aim.COMMIT;
            case REPLAYED -> Aim.SETTLING;
            case SETTLED -> Aim.RECONCILING;
            case COMPLETED, IDLE -> Aim.END;
        };
    }

    private Set<Phase> missed() {
        Set<Phase> missed = EnumSet.allOf(Phase.class);
        missed.removeAll(phases.keySet());
        return missed;
    }

    private static Place books(Scenario scenario, Undisturbed undisturbed, Path folder) throws Exception {
        Place.Default books = new Place.Default(folder);
        if (scenario.prepared()) {
            books.copy(undisturbed.before());
        }
        return books;
    }
}
