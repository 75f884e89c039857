package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.Pin.Column;
import io.papertape.prices.format.Pin.Role;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The layout of the files that an entry of `prices.yaml` is about. What the entry does not tell is found out as for
/// other layouts; what it tells is not doubted: a file that is not like it is refused.
final class PinnedFormat implements PriceFormat {

    private final Path folder;
    private final Pin pin;

    /// @param folder that of `prices.yaml`
    PinnedFormat(Path folder, Pin pin) {
        this.folder = folder;
        this.pin = pin;
    }

    @Override
    public String name() {
        return "pinned by " + PinnedLayouts.FILE;
    }

    @Override
    public String example() {
        return pin.match();
    }

    /// @throws PriceFileException also if the file has not the columns of the entry, or no such name
    @Override
    public @Nullable Layout layout(FileHead head) {
        return pin.matches(folder, head.path()) ? read(head) : null;
    }

    private Layout read(FileHead head) {
        String first = head.line(pin.skip());
        if (first == null) {
            throw refusal(head, "has no line behind the " + pin.skip() + " that " + place(pin.line()) + " skips");
        }
        Header header = pin.separator() == null ? Header.of(first) : Header.of(first, pin.separator());
        int rows = pin.skip() + (pin.header() ? 1 : 0);
        Samples samples = new Samples(head, rows, header.separator());
        int count = pin.header() ? header.size() : samples.fields();
        Columns columns = columns(pin.header() ? named(head, header) : numbered(head, count), count);
        TimeStyle times = times(columns, samples);
        NumberStyle numbers = numbers(columns, samples);
        ActionColumns actions = pin.header() ? ActionColumns.in(header, numbers) : ActionColumns.NONE;
        List<Integer> used = new ArrayList<>(Roles.used(columns));
        used.addAll(List.of(actions.dividend(), actions.split()));
        return new Layout(
                name(),
                header.separator(),
                rows,
                columns.symbol() == Columns.NONE ? List.of(symbol(head)) : List.of(),
                columns.symbol(),
                pin.basis(),
                pin.header() ? header.others(used) : List.of(),
                List.of(actions),
                zone -> List.of(new ColumnBar(columns, times, numbers, zone(zone))));
    }

    private static Columns columns(Map<Role, Integer> at, int count) {
        return new Columns(
                at.getOrDefault(Role.TIME, Columns.NONE),
                at.getOrDefault(Role.CLOCK, Columns.NONE),
                at.getOrDefault(Role.OPEN, Columns.NONE),
                at.getOrDefault(Role.HIGH, Columns.NONE),
                at.getOrDefault(Role.LOW, Columns.NONE),
                at.getOrDefault(Role.CLOSE, Columns.NONE),
                at.getOrDefault(Role.VOLUME, Columns.NONE),
                at.getOrDefault(Role.SYMBOL, Columns.NONE),
                count);
    }

    private Map<Role, Integer> named(FileHead head, Header header) {
        Map<Role, Integer> at = new EnumMap<>(Role.class);
        List<String> problems = new ArrayList<>();
        new EnumMap<>(pin.columns()).forEach((role, column) -> {
            List<Integer> found = header.columnsNamed(column.name());
            if (found.size() == 1) {
                at.put(role, found.getFirst());
            } else {
                problems.add(told(
                        head,
                        "has " + (found.isEmpty() ? "no column '" : found.size() + " columns '") + column.name() + "'"
                                + asked(role, column) + "; its columns are "
                                + ParsedBar.shortened(String.join(", ", header.others(List.of())))));
            }
        });
        return requireNone(problems, at);
    }

    private Map<Role, Integer> numbered(FileHead head, int count) {
        Map<Role, Integer> at = new EnumMap<>(Role.class);
        List<String> problems = new ArrayList<>();
        new EnumMap<>(pin.columns()).forEach((role, column) -> {
            int number = Integer.parseInt(column.name());
            at.put(role, number - 1);
            if (number > count) {
                problems.add(told(
                        head,
                        "has no column " + number + asked(role, column) + "; its rows have " + count + " columns"));
            }
        });
        return requireNone(problems, at);
    }

    private static Map<Role, Integer> requireNone(List<String> problems, Map<Role, Integer> at) {
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
        return at;
    }

    private TimeStyle times(Columns columns, Samples samples) {
        Pin.Times times = pin.times();
        return times == null
                ? samples.times(columns, false, List.of())
                : samples.times(columns, times.order(), times == Pin.Times.EPOCH);
    }

    private NumberStyle numbers(Columns columns, Samples samples) {
        Character point = pin.point();
        return point == null ? samples.numbers(columns) : new NumberStyle(point, true, 0);
    }

    private ZoneId zone(ZoneId fileZone) {
        return pin.zone() == null ? fileZone : pin.zone();
    }

    private String symbol(FileHead head) {
        if (pin.symbol() != null) {
            return pin.symbol();
        }
        if (pin.symbolInName() == null) {
            return head.symbol();
        }
        Matcher name = pin.symbolInName().matcher(head.symbol());
        if (!name.matches()) {
            throw refusal(
                    head, "its name is not like symbolInName '" + pin.symbolInName() + "' of " + place(pin.line()));
        }
        return name.group(1);
    }

    private static String asked(Role role, Column column) {
        return ", which " + place(column.line()) + " gives as " + PinnedFile.label(role);
    }

    private static String place(int line) {
        return PinnedLayouts.FILE + " line " + line;
    }

    private static PriceFileException refusal(FileHead head, String problem) {
        return new PriceFileException(List.of(told(head, problem)));
    }

    private static String told(FileHead head, String problem) {
        return head.path().getFileName() + ": " + problem;
    }
}
