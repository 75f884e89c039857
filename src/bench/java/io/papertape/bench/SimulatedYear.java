package io.papertape.bench;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.cli.SimulatedServe;
import io.papertape.desk.Desk;
import io.papertape.desk.Schedule;
import io.papertape.serve.NightWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Nights of `serve` over bundled prices that grow by a day at a time: weekends and holidays bring nothing, some nights
/// are missed because the machine sleeps, the process is started anew now and then, and the night is due at an hour
/// that a clock change leaves out in spring and repeats in autumn. Not safe for use by several threads.
final class SimulatedYear {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime DUE = LocalTime.of(2, 30);
    private static final String HEAD = """
            defaults: {prices: prices, incomplete: wait}
            schedule: {cron: 30 2 * * *, zone: Europe/Berlin}
            """;

    /// After so many nights the machine sleeps.
    private static final int NIGHTS_BETWEEN_SLEEPS = 37;

    private static final Duration SLEEP = Duration.ofDays(3);

    /// After so many nights it is started anew.
    private static final int NIGHTS_PER_PROCESS = 45;

    private final YearVendor vendor;
    private final SimulatedClock clock;
    private final SimulatedServe serve;
    private final Schedule schedule;
    private final Consumer<Night> nights;
    private LocalDate expected;
    private int carriedOut;
    private boolean sleeps;
    private boolean ends;

    /// A night.
    ///
    /// @param date on which it was due
    /// @param delivered whether there were new prices
    record Night(LocalDate date, boolean delivered, Sample cost) {}

    /// @param folder empty, for the desk
    /// @param url of the books
    /// @param days that come one by one; all before them are there at the first night
    /// @param nights hears of each night after it, when the books are closed
    SimulatedYear(Path folder, String url, int sessions, int days, Consumer<Night> nights) throws IOException {
        Path file = Files.writeString(
                folder.resolve("papertape.yaml"),
                BenchmarkDesk.file(HEAD, sessions)
                        + "  - {session: restated, incomplete: go, onRestatement: replay, fastPeriod: 5}\n");
        vendor = new YearVendor(folder.resolve("prices"));
        List<LocalDate> all = vendor.left();
        LocalDate first = all.get(Math.max(1, all.size() - days) - 1);
        vendor.deliver(first);
        expected = first.plusDays(1);
        clock = new SimulatedClock(
                expected.atTime(DUE).atZone(ZONE).minusMinutes(10).toInstant());
        serve = SimulatedServe.under(clock, url, file);
        schedule = Desk.read(file, StrategyFolder.catalog(), Map.of()).schedule();
        this.nights = nights;
    }

    /// Lets the year pass.
    void run() {
        while (!vendor.left().isEmpty()) {
            ends = false;
            new NightWatch(clock, this::pause, () -> schedule, new MeasuredNights(serve.start())).run();
        }
    }

    /// How many nights there were.
    int carriedOut() {
        return carriedOut;
    }

    /// The prices as they are in the end.
    Path prices() {
        return vendor.folder();
    }

    void prune() {
        serve.prune();
    }

    private boolean pause(Duration longest) {
        clock.forward(sleeps ? SLEEP : longest);
        sleeps = false;
        return !ends;
    }

    private final class MeasuredNights implements NightWatch.Nights {

        private final NightWatch.Nights nightsOfServe;

        private MeasuredNights(NightWatch.Nights nightsOfServe) {
            this.nightsOfServe = nightsOfServe;
        }

        @Override
        public Optional<Instant> last(Instant otherwise) {
            return nightsOfServe.last(otherwise);
        }

        @Override
        public void next(Optional<Instant> due) {
            nightsOfServe.next(due);
        }

        @Override
        public Optional<Instant> carryOut(Instant due) {
            LocalDate date = due.atZone(ZONE).toLocalDate();
            if (!date.equals(expected)) {
                throw new IllegalStateException("a night is due on " + date + " instead of " + expected);
            }
            ZonedDateTime now = clock.instant().atZone(ZONE);
            LocalDate today = now.toLocalDate();
            expected = now.toLocalTime().isBefore(DUE) ? today : today.plusDays(1);
            Instant[] began = new Instant[1];
            nights.accept(new Night(date, deliver(today), cost(() -> began[0] = carriedOut(due))));
            carriedOut++;
            sleeps = carriedOut % NIGHTS_BETWEEN_SLEEPS == 0;
            ends = carriedOut % NIGHTS_PER_PROCESS == 0 || vendor.left().isEmpty();
            return Optional.of(began[0]);
        }

        private Instant carriedOut(Instant due) {
            Instant began = nightsOfServe.carryOut(due).orElseThrow();
            String errors = serve.errors();
            int status = serve.board().last().orElseThrow().exitStatus();
            if (status != 0) {
                throw new IllegalStateException("the night of " + due + " ended with " + status + ": " + errors);
            }
            return began;
        }

        private boolean deliver(LocalDate today) {
            try {
                return vendor.deliver(today.minusDays(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Sample cost(Sample.Work work) {
            try {
                return Sample.of(work);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
