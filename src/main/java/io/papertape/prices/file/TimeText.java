package io.papertape.prices.file;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// How times stand in reasons.
final class TimeText {

    private TimeText() {}

    /// `2013-02-08` or `2018-01-01T00:01`.
    static String format(long time) {
        LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        return utc.toLocalTime().toNanoOfDay() == 0 ? utc.toLocalDate().toString() : utc.toString();
    }
}
