package io.papertape.prices.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the columns of a layout are called that its header names, as [Header#column(List)] takes names.
///
/// @param time of a bar's time, or of its date
/// @param clock of a column that may be missing: the time of day, where the time is called a date
/// @param volume of a column that may be missing
/// @param symbol of a column that may be missing: the file's name tells it then
record Roles(
        List<String> time,
        List<String> clock,
        List<String> open,
        List<String> high,
        List<String> low,
        List<String> close,
        List<String> volume,
        List<String> symbol) {

    /// English names.
    static final Roles ENGLISH = new Roles(
            List.of("timestamp", "unixtimestamp", "unix", "datetime", "date", "time", "gmttime", "localtime", "day"),
            List.of("time"),
            List.of("open"),
            List.of("high"),
            List.of("low"),
            List.of("close"),
            List.of("volume", "vol"),
            List.of("symbol", "ticker", "name"));

    Roles {
        time = List.copyOf(time);
        clock = List.copyOf(clock);
        open = List.copyOf(open);
        high = List.copyOf(high);
        low = List.copyOf(low);
        close = List.copyOf(close);
        volume = List.copyOf(volume);
        symbol = List.copyOf(symbol);
    }

    /// Where the columns are; null where one is missing, or a used one is there twice.
    @Nullable
    Columns in(Header header) {
        int timeColumn = header.column(time);
        Columns columns = new Columns(
                timeColumn,
                header.isNamed(timeColumn, "date") ? header.column(clock) : Columns.NONE,
                header.column(open),
                header.column(high),
                header.column(low),
                header.column(close),
                header.column(volume),
                header.column(symbol),
                header.size());
        boolean unambiguous = used(columns).stream().noneMatch(header::isTwice);
        return unambiguous && missing(columns).isEmpty() ? columns : null;
    }

    /// Which of the columns that must be there are not.
    List<String> missing(Header header) {
        return missing(new Columns(
                header.column(time),
                header.column(open),
                header.column(high),
                header.column(low),
                header.column(close),
                Columns.NONE,
                Columns.NONE,
                header.size()));
    }

    private static List<String> missing(Columns columns) {
        List<String> missing = new ArrayList<>();
        addIf(missing, columns.time() < 0, "time");
        addIf(missing, columns.open() < 0, "open");
        addIf(missing, columns.high() < 0, "high");
        addIf(missing, columns.low() < 0, "low");
        addIf(missing, columns.close() < 0, "close");
        return missing;
    }

    private static void addIf(List<String> list, boolean condition, String name) {
        if (condition) {
            list.add(name);
        }
    }

    /// The columns that are used.
    static List<Integer> used(Columns columns) {
        return List.of(
                columns.time(),
                columns.clock(),
                columns.open(),
                columns.high(),
                columns.low(),
                columns.close(),
                columns.volume(),
                columns.symbol());
    }

    /// These, with another name of the time.
    Roles withTime(String name) {
        return new Roles(List.of(name), List.of(), open, high, low, close, volume, symbol);
    }

    /// These, with another name of the close.
    Roles withClose(String name) {
        return new Roles(time, clock, open, high, low, List.of(name), volume, symbol);
    }

    /// These, with another name of the volume.
    Roles withVolume(String name) {
        return new Roles(time, clock, open, high, low, close, List.of(name), symbol);
    }

    /// These, with another name of the symbol.
    Roles withSymbol(String name) {
        return new Roles(time, clock, open, high, low, close, volume, List.of(name));
    }
}
