package io.papertape.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.desk.CronTimes;
import io.papertape.desk.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.support.CronExpression;

/// A clock that a test moves, and nights that take as long as a test says.
class NightWatchTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Instant> began = new ArrayList<>();
    private final List<Instant> told = new ArrayList<>();
    private final Set<Instant> held = new HashSet<>();
    private Schedule schedule = schedule("0 30 2 * * *", "UTC");
    private Duration length = Duration.ofMinutes(5);
    private Optional<Instant> before = Optional.empty();
    private Instant now = MONDAY;
    private @Nullable Instant sleepFrom;
    private Duration sleep = Duration.ZERO;
    private int attempts;
    private int booksClosedFor;

    @Test
    void carriesOneNightOutWheneverOneIsDue() {
        watchUntil("2026-11-26T12:00:00Z");

        assertThat(began).containsExactly(nights("2026-11-24T02:30", "2026-11-25T02:30", "2026-11-26T02:30"));
        assertThat(told)
                .containsExactly(
                        nights("2026-11-24T02:30", "2026-11-25T02:30", "2026-11-26T02:30", "2026-11-27T02:30"));
    }

    @Test
    void waitsForTheFirstTimeWhereThereWasNoNight() {
        watchUntil("2026-11-24T02:29:59Z");

        assertThat(began).isEmpty();
    }

    @Test
    void catchesUpOnceAfterAWeekOffline() {
        before = Optional.of(Instant.parse("2026-11-16T02:30:00.1Z"));

        watchUntil("2026-11-24T12:00:00Z");

        assertThat(began).containsExactly(MONDAY, night("2026-11-24T02:30"));
    }

    @Test
    void catchesNothingUpWhereNothingWasMissed() {
        before = Optional.of(Instant.parse("2026-11-23T02:30:00.1Z"));

        watchUntil("2026-11-24T12:00:00Z");

        assertThat(began).containsExactly(night("2026-11-24T02:30"));
    }

    @Test
    void catchesUpOnceAfterTheMachineHasSlept() {
        sleepFrom = Instant.parse("2026-11-24T01:00:00Z");
        sleep = Duration.ofHours(78);

        watchUntil("2026-11-28T12:00:00Z");

        assertThat(began).hasSize(2);
        assertThat(began.getFirst()).isBetween("2026-11-27T07:00:00Z", "2026-11-27T07:00:30Z");
        assertThat(began.getLast()).isEqualTo(night("2026-11-28T02:30"));
    }

    @Test
    void catchesUpOnceAfterANightThatOutlastsOthers() {
        length = Duration.ofHours(60);

        watchUntil("2026-11-27T01:00:00Z");

        assertThat(began).containsExactly(nights("2026-11-24T02:30", "2026-11-26T14:30"));
    }

    @Test
    void neverCarriesTwoOutForOneTimeWhereTheClockIsSetBack() {
        sleepFrom = Instant.parse("2026-11-24T02:40:00Z");
        sleep = Duration.ofMinutes(-20);

        watchUntil("2026-11-25T02:00:00Z");

        assertThat(began).containsExactly(night("2026-11-24T02:30"));
    }

    @Test
    void triesAgainEachMinuteWhatAnotherProcessHolds() {
        Instant due = night("2026-11-24T02:30");
        for (int minute = 0; minute < 3; minute++) {
            held.add(due.plus(Duration.ofMinutes(minute)));
        }

        watchUntil("2026-11-24T12:00:00Z");

        assertThat(began).containsExactly(due.plus(Duration.ofMinutes(3)));
        assertThat(attempts).isEqualTo(4);
    }

    @Test
    void asksForTheLastNightUntilTheBooksCanBeRead() {
        before = Optional.of(Instant.parse("2026-11-22T02:30:00Z"));
        booksClosedFor = 2;

        watchUntil("2026-11-23T13:00:00Z");

        assertThat(began).containsExactly(MONDAY.plus(Duration.ofMinutes(2)));
    }

    @Test
    void obeysAScheduleThatChanges() {
        watchUntil("2026-11-24T12:00:00Z");
        schedule = schedule("0 0 5 * * *", "UTC");
        before = Optional.of(began.getLast());
        watchUntil("2026-11-25T12:00:00Z");

        assertThat(began).containsExactly(nights("2026-11-24T02:30", "2026-11-24T12:00", "2026-11-25T05:00"));
    }

    /// The clocks are set forward and back on these days. Both are looked at from one noon to the third after it.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    30 2, 2026-03-28T11:00:00Z, 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z 2026-03-31T00:30:00Z",
        "Europe/Berlin,    30 2, 2026-10-24T10:00:00Z, 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z 2026-10-27T01:30:00Z",
        "Europe/Berlin,    0 3,  2026-03-28T11:00:00Z, 2026-03-29T01:00:00Z 2026-03-30T01:00:00Z 2026-03-31T01:00:00Z",
        "Europe/Berlin,    0 2,  2026-10-24T10:00:00Z, 2026-10-25T00:00:00Z 2026-10-26T01:00:00Z 2026-10-27T01:00:00Z",
        "America/New_York, 30 2, 2026-03-07T17:00:00Z, 2026-03-08T07:00:00Z 2026-03-09T06:30:00Z 2026-03-10T06:30:00Z",
        "America/New_York, 30 1, 2026-10-31T16:00:00Z, 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z 2026-11-03T06:30:00Z",
    })
    void neitherSkipsNorDoublesWhereTheClocksAreSet(String zone, String minuteAndHour, Instant noon, String nights) {
        now = noon;
        schedule = schedule("0 " + minuteAndHour + " * * *", zone);

        watchUntil(noon.plus(Duration.ofDays(3)).toString());

        assertThat(began)
                .containsExactly(
                        Stream.of(nights.split(" ")).map(Instant::parse).toArray(Instant[]::new));
    }

    @Test
    void mergesTimesThatTheClocksJumpOver() {
        now = Instant.parse("2026-03-29T00:00:00Z");
        schedule = schedule("0 */10 2,3 * * *", "Europe/Berlin");
        length = Duration.ZERO;

        watchUntil("2026-03-29T01:15:00Z");

        assertThat(began).containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T01:10:00Z"));
    }

    @Test
    void obeysSeveralTimesOfSeveralZones() {
        schedule = new Schedule(List.of(
                new CronTimes(CronExpression.parse("0 30 22 * * MON-FRI"), ZoneId.of("America/New_York")),
                new CronTimes(CronExpression.parse("0 0 23 * * MON-FRI"), ZoneId.of("Europe/Berlin"))));

        watchUntil("2026-11-25T12:00:00Z");

        assertThat(began)
                .containsExactly(
                        nights("2026-11-23T22:00", "2026-11-24T03:30", "2026-11-24T22:00", "2026-11-25T03:30"));
    }

    private void watchUntil(String end) {
        Instant stop = Instant.parse(end);
        new NightWatch(() -> now, longest -> passes(longest, stop), () -> schedule, new Scripted()).run();
    }

    /// @return whether the end is not reached
    private boolean passes(Duration longest, Instant stop) {
        if (sleepFrom != null && !now.plus(longest).isBefore(sleepFrom)) {
            now = now.plus(sleep);
            sleepFrom = null;
        }
        now = now.plus(longest);
        return now.isBefore(stop);
    }

    private final class Scripted implements NightWatch.Nights {

        @Override
        public Optional<Instant> last(Instant otherwise) {
            return booksClosedFor-- > 0 ? Optional.empty() : Optional.of(before.orElse(otherwise));
        }

        @Override
        public void next(Optional<Instant> due) {
            told.add(due.orElseThrow());
        }

        @Override
        public Optional<Instant> carryOut(Instant due) {
            attempts++;
            if (held.contains(now)) {
                return Optional.empty();
            }
            Instant start = now;
            began.add(start);
            now = now.plus(length);
            return Optional.of(start);
        }
    }

    private static Schedule schedule(String cron, String zone) {
        return new Schedule(List.of(new CronTimes(CronExpression.parse(cron), ZoneId.of(zone))));
    }

    private static Instant[] nights(String... utc) {
        return Stream.of(utc).map(NightWatchTest::night).toArray(Instant[]::new);
    }

    private static Instant night(String utc) {
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }
}
