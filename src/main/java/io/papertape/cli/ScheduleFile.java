package io.papertape.cli;

import io.papertape.desk.Desk;
import io.papertape.desk.Schedule;
import io.papertape.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The schedule of a file, which is read anew when the file has changed. One that cannot be read leaves the schedule as
/// it was. Not safe for use by several threads.
final class ScheduleFile implements Supplier<Schedule> {

    private final Console console;
    private final Path file;
    private final Supplier<Desk> reading;
    private Schedule schedule;
    private @Nullable FileTime modified;

    /// @param reading reads the file
    /// @param desk as it was read before
    ScheduleFile(Console console, Supplier<Desk> reading, Desk desk) {
        this.console = console;
        this.reading = reading;
        file = desk.file();
        schedule = desk.schedule();
        modified = lastModified();
    }

    @Override
    public Schedule get() {
        FileTime now = lastModified();
        if (now != null && !now.equals(modified)) {
            modified = now;
            try {
                take(reading.get().schedule());
            } catch (InvalidYamlException e) {
                keep(e.problems());
            }
        }
        return schedule;
    }

    private void take(Schedule changed) {
        if (changed.times().isEmpty()) {
            keep(List.of(missing(file)));
        } else {
            schedule = changed;
        }
    }

    private void keep(List<String> problems) {
        problems.forEach(console::error);
        console.err().println("The schedule stays as it was until the file is corrected.");
    }

    /// That a file tells no schedule.
    static String missing(Path file) {
        return file + ": has no 'schedule:', which tells when nights are due, such as"
                + " schedule: {cron: \"30 2 * * TUE-SAT\", zone: America/New_York}";
    }

    private @Nullable FileTime lastModified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null;
        }
    }
}
