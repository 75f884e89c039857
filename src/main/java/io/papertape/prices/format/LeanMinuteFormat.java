package io.papertape.prices.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// QuantConnect LEAN, by minutes or seconds: milliseconds since midnight in New York, prices in units of
/// 0.0001, without names; date and ticker are in the name of the file, as in `20131007_spy_minute_trade`.
final class LeanMinuteFormat extends UnnamedColumns {

    private static final int UNITS = 4;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Pattern NAME = Pattern.compile("(\\d{8})_(.+)_(minute|second)_trade");

    LeanMinuteFormat() {
        super(
                "LEAN minutes",
                "34200000,1689500,1689800,1689500,1689800,800",
                ',',
                new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 6),
                "\\d{1,8}(,\\d+){5}",
                PriceBasis.RAW);
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        return NAME.matcher(head.symbol()).matches() ? super.layout(head) : null;
    }

    @Override
    TimeStyle times(FileHead head, Samples samples) {
        byte[] day = part(head, 1).getBytes(StandardCharsets.UTF_8);
        DateText date = new DateText();
        return date.read(day, 0, day.length, DateOrder.YEAR_FIRST)
                ? TimeStyle.since(date.day())
                : super.times(head, samples);
    }

    @Override
    NumberStyle numbers() {
        return NumberStyle.units(UNITS);
    }

    @Override
    ActionColumns actions() {
        return ActionColumns.FACTOR_FILE;
    }

    @Override
    ZoneId zone(ZoneId fileZone) {
        return NEW_YORK;
    }

    @Override
    String symbol(FileHead head) {
        return part(head, 2).toUpperCase(Locale.ROOT);
    }

    private static String part(FileHead head, int group) {
        Matcher name = NAME.matcher(head.symbol());
        return name.matches() ? name.group(group) : head.symbol();
    }
}
