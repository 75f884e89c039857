package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.Excursion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How an excursion stands in SQL: lowest_price and highest_price, both null where there is none.
final class ExcursionColumns {

    private ExcursionColumns() {}

    /// Sets two successive parameters.
    static void bind(PreparedStatement statement, int first, @Nullable Excursion excursion) throws SQLException {
        statement.setBigDecimal(first, excursion == null ? null : SqlTypes.decimal(excursion.lowest()));
        statement.setBigDecimal(first + 1, excursion == null ? null : SqlTypes.decimal(excursion.highest()));
    }

    /// Reads two successive columns; null where one of them is.
    ///
    /// @param where tells of which row, when it cannot be
    /// @throws IllegalStateException if there is no such excursion
    static @Nullable Excursion read(ResultSet row, int first, Supplier<String> where) throws SQLException {
        OptionalLong lowest = SqlTypes.optionalUnits(row, first);
        OptionalLong highest = SqlTypes.optionalUnits(row, first + 1);
        if (lowest.isEmpty() || highest.isEmpty()) {
            return null;
        }
        try {
            return new Excursion(lowest.getAsLong(), highest.getAsLong());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(where.get() + ": " + e.getMessage(), e);
        }
    }

    /// Whether one of two successive columns has a price and the other has none.
    static boolean isHalf(ResultSet row, int first) throws SQLException {
        return (row.getBigDecimal(first) == null) != (row.getBigDecimal(first + 1) == null);
    }
}
