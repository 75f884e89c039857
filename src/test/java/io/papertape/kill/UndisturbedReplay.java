package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.SharedFolder;
import io.papertape.cli.Papertape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What every scenario leaves when nothing interrupts it, on the default database. Replayed once
/// for all tests.
///
/// @param walks the prices
/// @param restated those of [ReplayScenario#RESTATED]
/// @param acting those of [ReplayScenario#COMPANIES_ACT]
/// @param before the books before a scenario that has any
/// @param prepared what they hold
/// @param whole what the books hold after each scenario
/// @param migrations how many steps made the schema
/// @param lasts how long a first run takes
record UndisturbedReplay(
        RandomWalkPrices walks,
        RandomWalkPrices restated,
        RandomWalkPrices acting,
        BooksPlace.Default before,
        BooksContent prepared,
        Map<ReplayScenario, BooksContent> whole,
        int migrations,
        Duration lasts) {

    /// Slices per transaction.
    static final int CHUNK = 10;

    private static final int SLICES = 400;

    private static final String PRICES = "prices";
    private static final String RESTATED = "restated";
    private static final String ACTING = "acting";
    private static final String BEFORE = "before";
    private static final String LASTS = "lasts";

    private static @Nullable UndisturbedReplay replayed;

    static synchronized UndisturbedReplay replays() throws Exception {
        if (replayed == null) {
            replayed = replay();
        }
        return replayed;
    }

    private static UndisturbedReplay replay() throws Exception {
        Path folder = SharedFolder.of("undisturbed", UndisturbedReplay::make);
        BooksPlace.Default before = new BooksPlace.Default(folder.resolve(BEFORE));
        Map<ReplayScenario, BooksContent> whole = new EnumMap<>(ReplayScenario.class);
        for (ReplayScenario scenario : ReplayScenario.values()) {
            whole.put(scenario, new BooksPlace.Default(folder.resolve(scenario.name())).look(BooksContent::read));
        }
        BooksPlace.Default forked = new BooksPlace.Default(folder.resolve(ReplayScenario.RESTATED.name()));
        assertThat(before.look(UndisturbedReplay::versions)).isEqualTo(1);
        assertThat(forked.look(UndisturbedReplay::versions)).isEqualTo(2);
        int events = new BooksPlace.Default(folder.resolve(ReplayScenario.COMPANIES_ACT.name()))
                .look(jdbc -> jdbc.queryForObject("SELECT COUNT(DISTINCT type) FROM cash_event", Integer.class));
        assertThat(events).isEqualTo(3);
        return new UndisturbedReplay(
                new RandomWalkPrices(folder.resolve(PRICES), SLICES),
                new RandomWalkPrices(folder.resolve(RESTATED), SLICES),
                new RandomWalkPrices(folder.resolve(ACTING), SLICES),
                before,
                before.look(BooksContent::read),
                whole,
                before.look(InterruptedReplay::migrations),
                Duration.parse(Files.readString(folder.resolve(LASTS))));
    }

    /// How many versions of prices the sessions are made from.
    private static int versions(JdbcTemplate jdbc) {
        return jdbc.queryForObject("SELECT COUNT(DISTINCT price_version_id) FROM paper_session", Integer.class);
    }

    private static void make(Path folder) throws IOException, InterruptedException {
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve(PRICES), SLICES);
        RandomWalkPrices restated = walks.restated(folder.resolve(RESTATED));
        RandomWalkPrices acting = walks.acting(folder.resolve(ACTING));
        BooksPlace.Default before = new BooksPlace.Default(Files.createDirectory(folder.resolve(BEFORE)));
        for (List<String> command : ReplayScenario.preparations(walks)) {
            run(before.folder(), command);
        }
        for (ReplayScenario scenario : ReplayScenario.values()) {
            BooksPlace.Default place = new BooksPlace.Default(Files.createDirectory(folder.resolve(scenario.name())));
            if (scenario.prepared()) {
                place.copy(before);
            }
            Duration lasted = run(place.folder(), scenario.command(walks, restated, acting));
            if (scenario == ReplayScenario.FIRST_RUN) {
                Files.writeString(folder.resolve(LASTS), lasted.toString());
            }
        }
    }

    /// Makes the books that some scenarios begin with.
    void prepare(BooksPlace place, Path folder) throws Exception {
        for (List<String> preparation : ReplayScenario.preparations(walks)) {
            List<String> command = new ArrayList<>(preparation);
            command.addAll(place.options());
            run(folder, command);
        }
    }

    private static Duration run(Path folder, List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Papertape.Ended ended = Papertape.quick(folder).run(command);
        assertThat(ended.status()).as(ended.err()).isZero();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
