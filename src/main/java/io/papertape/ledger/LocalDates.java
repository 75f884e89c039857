package io.papertape.ledger;

import io.papertape.engine.portfolio.UtcDay;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How the date of a slice in the session's zone stands in SQL: as null where it is the UTC date of the slice's time.
/// Dates are those of [io.papertape.engine.portfolio.SessionCalendar].
final class LocalDates {

    private LocalDates() {}

    static LocalDate of(long date) {
        return UtcDay.date(date);
    }

    static void bind(PreparedStatement statement, int index, long date, long time) throws SQLException {
        if (UtcDay.contains(date, time)) {
            statement.setNull(index, Types.DATE);
        } else {
            statement.setObject(index, of(date));
        }
    }

    static long read(ResultSet row, int index, long time) throws SQLException {
        return date(row.getObject(index, LocalDate.class), time);
    }

    static long read(ResultSet row, String column, long time) throws SQLException {
        return date(row.getObject(column, LocalDate.class), time);
    }

    private static long date(@Nullable LocalDate stored, long time) {
        return stored == null ? UtcDay.start(time) : UtcDay.start(stored);
    }
}
