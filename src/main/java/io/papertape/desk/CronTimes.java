package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/// The times that a cron expression names, on the clocks of a zone. Each of them is one moment: a time that the clocks
/// jump over is when they are set forward, and one that they show twice is the first of both. Immutable.
///
/// @param expression in the fields of Spring
/// @param zone whose clocks tell the times
public record CronTimes(CronExpression expression, ZoneId zone) {

    private static final int FIELDS = 5;

    /// From here on an expression is due once, or never.
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2000, 1, 1, 0, 0);

    /// Reads an expression: five fields as in a crontab, six with seconds before them, or a macro such as `@daily`.
    ///
    /// @throws InvalidValueException if it is none, or never due, with the end of a sentence
    static CronExpression parse(String text) throws InvalidValueException {
        String fields = text.strip();
        int count = fields.split("\\s+").length;
        if (count != FIELDS && count != FIELDS + 1 && !fields.startsWith("@")) {
            throw new InvalidValueException(
                    "must have five fields, such as '30 2 * * TUE-SAT' (minute, hour, day, month,"
                            + " weekday), or six with seconds before them, but was '" + text + "'");
        }
        CronExpression expression;
        try {
            expression = CronExpression.parse(count == FIELDS ? "0 " + fields : fields);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("'" + text + "' is none: " + e.getMessage());
        }
        if (expression.next(BEGINNING) == null) {
            throw new InvalidValueException("'" + text + "' is never due");
        }
        return expression;
    }

    /// The first of them after a moment; empty where there is none any more.
    public Optional<Instant> next(Instant after) {
        @Nullable LocalDateTime time = LocalDateTime.ofInstant(after, zone);
        while (true) {
            time = expression.next(time);
            if (time == null) {
                return Optional.empty();
            }
            Instant moment = moment(time);
            if (moment.isAfter(after)) {
                return Optional.of(moment);
            }
        }
    }

    private Instant moment(LocalDateTime time) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
