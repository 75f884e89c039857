package io.papertape.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Tool;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Debian's cron starts the night of the sample at its minute. proot shows it folders of the test where the machine has
/// its crontabs, and needs no rights for that; faketime tells it, but not what it starts, that it is almost time.
class CronIT {

    /// A Friday.
    private static final String ALMOST = "2026-11-27 22:29:58";

    private static final int DAYS = 40;
    private static final long LONGEST_SECONDS = 180;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void startsTheNightAtItsMinute() throws IOException, InterruptedException {
        Path desk = writeDesk();

        runUntilTheFirstLineHasEnded(DeployFiles.text("papertape.crontab", App.command(), desk), desk);

        assertThat(desk.resolve("night.log")).content().contains("1 session of ", ": none needs attention");
        assertThat(desk.resolve("data/reports/a.html")).exists();
        try (TestBooks books = new TestBooks("jdbc:h2:file:" + desk.resolve("data/db/papertape"))) {
            assertThat(books.rows("SELECT slices, status FROM report_runs"))
                    .containsExactly(Map.of("slices", (long) DAYS, "status", "COMPLETED"));
        }
    }

    @Test
    void isTheLineOfReadme() throws IOException {
        String night = Files.readAllLines(DeployFiles.FOLDER.resolve("papertape.crontab")).stream()
                .filter(line -> line.startsWith("30 22"))
                .findFirst()
                .orElseThrow();

        assertThat(Path.of("README.md")).content().contains("\n" + night + "\n");
    }

    private Path writeDesk() throws IOException {
        Path desk = Files.createDirectory(folder.resolve("desk"));
        List<String> rows = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        for (int day = 0; day < DAYS; day++) {
            int close = 100 + day % 7;
            rows.add(LocalDate.of(2026, 1, 5).plusDays(day) + ",100,110,90," + close + ",1000");
        }
        Files.write(Files.createDirectory(desk.resolve("prices")).resolve("KO.csv"), rows);
        Files.writeString(desk.resolve("papertape.yaml"), """
                defaults: {prices: prices}
                sessions:
                  - {session: a, fastPeriod: 2, slowPeriod: 5}
                """);
        return desk;
    }

    /// Each line ends cron when it has ended.
    private void runUntilTheFirstLineHasEnded(String crontab, Path desk) throws IOException, InterruptedException {
        Path spool = Files.createDirectories(folder.resolve("spool"));
        Path table = Files.createDirectory(spool.resolve("crontabs")).resolve("root");
        Files.writeString(table, crontab.replaceAll("(?m)^(\\d.*)$", "$1; kill \\$(cat /run/crond.pid)"));
        Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-------"));
        Path out = folder.resolve("cron.txt");
        Process cron = new ProcessBuilder(
                        Tool.named("proot", "proot").toString(),
                        "-0",
                        "-b",
                        spool + ":/var/spool/cron",
                        "-b",
                        Files.createDirectory(folder.resolve("run")) + ":/run",
                        "-b",
                        Files.createDirectory(folder.resolve("cron.d")) + ":/etc/cron.d",
                        "-b",
                        Files.createFile(folder.resolve("crontab")) + ":/etc/crontab",
                        Tool.named("faketime", "faketime").toString(),
                        ALMOST,
                        Tool.named("cron", "cron").toString(),
                        "-f")
                // proot lets some of Java's system calls through, which see this as the working directory.
                .directory(desk.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = cron.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        cron.descendants().forEach(ProcessHandle::destroyForcibly);
        cron.destroyForcibly();
        assertThat(ended)
                .as("cron has ended a line; it said " + Files.readString(out))
                .isTrue();
    }
}
