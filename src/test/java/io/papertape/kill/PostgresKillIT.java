package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.cli.Papertape;
import io.papertape.kill.InterruptionMoment.Aim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Kills the program, and then the server, at random moments. What PostgreSQL holds in the end is
/// compared with what H2 holds. Their seed can be given: -Dpapertape.kill.seed=1.
class PostgresKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));

    /// A round aims at twelve moments.
    private static final int ROUNDS = Math.max(1, Integer.getInteger("papertape.kills", 20) / 20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void losesAndDoublesNothingWhereverTheProgramIsKilled() throws Throwable {
        System.out.println("kills with seed " + SEED);
        int kills = 0;
        for (int round = 0; round < ROUNDS; round++) {
            kills += kills(
                    round,
                    ReplayScenario.FIRST_RUN,
                    Aim.MIGRATING,
                    Aim.LAUNCHING,
                    Aim.FIRST_CHUNK,
                    Aim.ANY,
                    Aim.SETTLING);
            kills += kills(round, ReplayScenario.RESTATED, Aim.FIRST_CHUNK, Aim.COMMIT, Aim.RECONCILING);
            kills += kills(round, ReplayScenario.CLOSED_AT_END, Aim.COMMIT, Aim.END);
            kills += kills(round, ReplayScenario.COMPANIES_ACT, Aim.FIRST_CHUNK, Aim.ANY);
        }

        assertThat(kills).as("seed %d", SEED).isGreaterThanOrEqualTo(7 * ROUNDS);
    }

    private int kills(int number, ReplayScenario scenario, Aim... aims) throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        BooksPlace place = new BooksPlace.Server(Postgres.freshDatabase());
        Path here = Files.createDirectory(folder.resolve(scenario.name() + number));
        if (scenario.prepared()) {
            undisturbed.prepare(place, here);
        }
        InterruptedReplay round = new InterruptedReplay(scenario, undisturbed, here, place);
        int kills = 0;
        for (Aim aim : aims) {
            if (!round.ended()) {
                Papertape.Ended ended = round.interrupt(
                        ProcessSignal.KILL,
                        InterruptionMoment.of(aim, random, undisturbed.lasts(), round.chunksLeft()));
                assertThat(ended.status()).as(round.story() + "; " + ended).isIn(ProcessSignal.KILL.status(), 0);
                kills += round.ended() ? 0 : 1;
            }
        }
        round.complete();
        return kills;
    }

    @Test
    void tellsThatTheServerIsGoneAndGoesOnWhenItIsBack() throws Throwable {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        try (Postgres postgres = Postgres.startIn(Files.createDirectory(folder.resolve("server")))) {
            BooksPlace place = new BooksPlace.Server(postgres.createDatabase());
            InterruptedReplay round = new InterruptedReplay(
                    ReplayScenario.FIRST_RUN, undisturbed, Files.createDirectory(folder.resolve("program")), place);
            InterruptionMoment moment =
                    new InterruptionMoment("Executing step: [replay]", 1, Duration.ofNanos(random.nextInt(50_000_000)));

            Papertape.Ended ended = round.disturb("server killed", running -> postgres.kill(), moment);

            assertThat(ended.status()).as(round.story() + ended).isEqualTo(1);
            assertThat(ended.messages())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .matches("papertape: failed: the database cannot be reached: .*; --debug shows more");
            assertThat(ended.err()).contains("What was committed is kept. Run the same command again to resume.\n");

            postgres.restart();
            round.look();

            assertThat(round.phase()).as(round.story()).isIn(ReplayPhase.BEGUN, ReplayPhase.REPLAYING);
            round.complete();
        }
    }
}
