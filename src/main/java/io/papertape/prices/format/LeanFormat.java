package io.papertape.prices.format;

import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/// QuantConnect LEAN, daily and hourly: `19980102 00:00`, the time of New York, prices in units of 0.0001, without
/// names; the file is named after the ticker in small letters.
final class LeanFormat extends UnnamedColumns {

    private static final int UNITS = 4;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Pattern DATE_AND_TIME = Pattern.compile("\\d{8} .*");
    private static final Pattern MIDNIGHT = Pattern.compile(".* 00:00");
    private static final Columns COLUMNS = new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 6);

    LeanFormat() {
        super(
                "LEAN",
                "19980102 00:00,136300,162500,135000,162500,6315000",
                ',',
                COLUMNS,
                "\\d{8} \\d\\d:\\d\\d(,\\d+){5}",
                PriceBasis.RAW);
    }

    @Override
    TimeStyle times(FileHead head, Samples samples) {
        boolean daily = samples.most(COLUMNS.time(), DATE_AND_TIME, MIDNIGHT);
        return new TimeStyle(DateOrder.YEAR_FIRST, false, daily);
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
        return head.symbol().toUpperCase(Locale.ROOT);
    }
}
