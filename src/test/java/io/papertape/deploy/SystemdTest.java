package io.papertape.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The units for systemd, by its own tool.
class SystemdTest {

    private static final Pattern CALENDAR = Pattern.compile("(?m)^OnCalendar=(.*)$");
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");

    @TempDir
    Path folder;

    @Test
    void hasNothingToSayOfTheUnits() throws IOException, InterruptedException {
        Path command = Files.createFile(folder.resolve("papertape"));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        for (String unit : List.of("papertape.service", "papertape.timer")) {
            Files.writeString(folder.resolve(unit), DeployFiles.text(unit, command, folder));
        }

        DeployFiles.Printed verified = DeployFiles.run(
                analyze(),
                "verify",
                folder.resolve("papertape.service").toString(),
                folder.resolve("papertape.timer").toString());

        assertThat(verified).isEqualTo(new DeployFiles.Printed(0, ""));
    }

    @Test
    void leavesNightsThatNeedAPersonAlone() {
        assertThat(DeployFiles.text("papertape.service", folder, folder)).contains("\nRestartPreventExitStatus=2 5\n");
    }

    /// New York's clocks go forward on Sunday, 2026-03-08.
    @Test
    void beginsAtTheSameTimeOfTheExchangeWhereClocksChange() throws IOException, InterruptedException {
        assertThat(beginnings(calendar(), "2026-03-06 12:00:00 UTC"))
                .containsExactly("2026-03-07 03:30:00 UTC", "2026-03-10 02:30:00 UTC", "2026-03-11 02:30:00 UTC");
    }

    /// What the page tells of hours that clocks leave out or repeat.
    @Test
    void leavesOutTheHourThatIsNotThereAndBeginsOnceInTheOneThatIsThereTwice()
            throws IOException, InterruptedException {
        assertThat(beginnings("02:30 America/New_York", "2026-03-07 12:00:00 UTC"))
                .startsWith("2026-03-09 06:30:00 UTC");
        assertThat(beginnings("01:30 America/New_York", "2026-10-31 12:00:00 UTC"))
                .startsWith("2026-11-01 05:30:00 UTC", "2026-11-02 06:30:00 UTC");
    }

    private String calendar() {
        Matcher calendar = CALENDAR.matcher(DeployFiles.text("papertape.timer", folder, folder));
        assertThat(calendar.find()).isTrue();
        return calendar.group(1);
    }

    private static List<String> beginnings(String calendar, String after) throws IOException, InterruptedException {
        DeployFiles.Printed printed =
                DeployFiles.run(analyze(), "calendar", "--iterations=3", "--base-time=" + after, calendar);
        assertThat(printed.status()).as(printed.text()).isZero();
        return UTC.matcher(printed.text()).results().map(MatchResult::group).toList();
    }

    private static String analyze() {
        return Tool.named("systemd", "systemd-analyze").toString();
    }
}
