package io.papertape.batch.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.papertape.settings.SettingValues;
import io.papertape.settings.SweepSettings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final long FIRST = time("2020-01-01");
    private static final long LAST = time("2020-02-20");

    private static long time(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static SettingValues days(int train, int test) {
        return SettingValues.DEFAULTS
                .with(SweepSettings.TRAIN_DAYS, Optional.of(train))
                .with(SweepSettings.TEST_DAYS, Optional.of(test));
    }

    private static List<String> told(SettingValues settings) {
        return TimeWindow.all(settings, Long.MIN_VALUE, FIRST, LAST).stream()
                .map(window -> dates(window.train())
                        + (window.test() == null ? "" : " " + dates(window.test()))
                        + (window.hindsight() ? " hindsight" : ""))
                .toList();
    }

    private static String dates(TimeWindow.Dates dates) {
        return dates.from().toString().substring(5) + "/"
                + dates.to().toString().substring(5);
    }

    @Test
    void isTheWholeWithoutTests() {
        assertThat(told(SettingValues.DEFAULTS)).containsExactly("01-01/02-20");
        assertThat(TimeWindow.all(SettingValues.DEFAULTS, Long.MIN_VALUE, FIRST, LAST)
                        .getFirst()
                        .train()
                        .fromTime())
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void movesByTheDaysOfATest() {
        assertThat(told(days(20, 10)))
                .containsExactly(
                        "01-01/01-20 01-21/01-30",
                        "01-11/01-30 01-31/02-09",
                        "01-21/02-09 02-10/02-19",
                        "01-31/02-19 02-20/02-20",
                        "01-21/02-20 hindsight");
    }

    @Test
    void movesByItsOwnSteps() {
        assertThat(told(days(20, 10).with(SweepSettings.STEP_DAYS, Optional.of(15))))
                .containsExactly(
                        "01-01/01-20 01-21/01-30",
                        "01-16/02-04 02-05/02-14",
                        "01-31/02-19 02-20/02-20",
                        "01-21/02-20 hindsight");
    }

    @Test
    void growsWhereItIsAnchored() {
        assertThat(told(days(30, 15).with(SweepSettings.ANCHORED, true)))
                .containsExactly("01-01/01-30 01-31/02-14", "01-01/02-14 02-15/02-20", "01-31/02-20 hindsight");
    }

    @Test
    void beginsWithTheFirstTrade() {
        assertThat(TimeWindow.all(days(20, 10), time("2020-01-15"), FIRST, LAST)
                        .getFirst()
                        .train()
                        .from())
                .isEqualTo(LocalDate.parse("2020-01-15"));
    }

    @Test
    void refusesTestsThatBeginBehindTheBars() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeWindow.all(days(51, 10), Long.MIN_VALUE, FIRST, LAST))
                .withMessage("trainDays must leave bars to test but was 51 while the bars are from 2020-01-01 to"
                        + " 2020-02-20");
    }
}
