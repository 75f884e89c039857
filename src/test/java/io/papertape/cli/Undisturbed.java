package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// What every scenario leaves when nothing interrupts it, on the default database. Replayed once
/// for all tests.
///
/// @param walks the prices
/// @param restated those of [Scenario#RESTATED]
/// @param before the books before a scenario that has any
/// @param prepared what they hold
/// @param whole what the books hold after each scenario
/// @param migrations how many steps made the schema
/// @param lasts how long a first run takes
record Undisturbed(
        Walks walks,
        Walks restated,
        Place.Default before,
        Books prepared,
        Map<Scenario, Books> whole,
        int migrations,
        Duration lasts) {

    /// Slices per transaction.
    static final int CHUNK = 10;

    private static final int SLICES = 400;

    private static @Nullable Undisturbed replayed;

    static synchronized Undisturbed replays() throws Exception {
        if (replayed == null) {
            replayed = replay();
        }
        return replayed;
    }

    private static Undisturbed replay() throws Exception {
        Path folder = Path.of("target", "undisturbed").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Walks walks = Walks.write(folder.resolve("prices"), SLICES);
        Walks restated = walks.restated(folder.resolve("restated"));
        Place.Default before = new Place.Default(Files.createDirectory(folder.resolve("before")));
        run(before.folder(), Scenario.preparation(walks));
        Map<Scenario, Books> whole = new EnumMap<>(Scenario.class);
        Duration lasts = Duration.ZERO;
        for (Scenario scenario : Scenario.values()) {
            Place.Default place = new Place.Default(Files.createDirectory(folder.resolve(scenario.name())));
            if (scenario.prepared()) {
                place.copy(before);
            }
            Duration lasted = run(place.folder(), scenario.command(walks, restated));
            lasts = scenario == Scenario.FIRST_RUN ? lasted : lasts;
            whole.put(scenario, place.look(Books::read));
        }
        return new Undisturbed(
                walks, restated, before, before.look(Books::read), whole, before.look(Round::migrations), lasts);
    }

    /// Makes the books that some scenarios begin with.
    void prepare(Place place, Path folder) throws Exception {
        List<String> command = new ArrayList<>(Scenario.preparation(walks));
        command.addAll(place.options());
        run(folder, command);
    }

    private static Duration run(Path folder, List<String> command) throws Exception {
        long begin = System.nanoTime();
        Papertape.Ended ended = Papertape.quick(folder).run(command);
        assertThat(ended.status()).as(ended.err()).isZero();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
