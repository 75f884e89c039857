package io.papertape.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A column of a table, told alike whichever database has it.
///
/// @param name in lower case
/// @param kind of its values
/// @param precision digits of a decimal; 0 of others
/// @param scale digits of a decimal behind the point; 0 of others
public record TableColumn(String name, Kind kind, int precision, int scale) {

    private static final int MOST_DIGITS = 38;

    /// What values are in Java.
    public enum Kind {
        INT,
        LONG,
        DECIMAL,
        DOUBLE,
        BOOLEAN,
        /// A [LocalDate].
        DATE,
        /// A [LocalDateTime].
        TIMESTAMP,
        TEXT,
        BYTES
    }

    /// A column of a result.
    ///
    /// @throws SQLException if its type is none of these
    public static TableColumn of(ResultSetMetaData columns, int column) throws SQLException {
        String name = columns.getColumnName(column).toLowerCase(Locale.ROOT);
        Kind kind = switch (columns.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Kind.INT;
            case Types.BIGINT -> Kind.LONG;
            case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.DOUBLE;
            case Types.BOOLEAN, Types.BIT -> Kind.BOOLEAN;
            case Types.DATE -> Kind.DATE;
            case Types.TIMESTAMP -> Kind.TIMESTAMP;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> Kind.TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default ->
                throw new SQLException("column " + name + " has the type " + columns.getColumnTypeName(column)
                        + ", which has no place in a file");
        };
        if (kind != Kind.DECIMAL) {
            return new TableColumn(name, kind, 0, 0);
        }
        int precision = columns.getPrecision(column);
        if (precision < 1 || precision > MOST_DIGITS) {
            throw new SQLException(
                    "column " + name + " has decimals of " + precision + " digits; expected 1 to " + MOST_DIGITS);
        }
        return new TableColumn(name, kind, precision, columns.getScale(column));
    }

    /// The value of a row.
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
        return switch (kind) {
            case DECIMAL -> row.getBigDecimal(column);
            case DATE -> row.getObject(column, LocalDate.class);
            case TIMESTAMP -> row.getObject(column, LocalDateTime.class);
            case BYTES -> row.getBytes(column);
            case TEXT -> row.getString(column);
            case INT -> row.getObject(column, Integer.class);
            case LONG -> row.getObject(column, Long.class);
            case DOUBLE -> row.getObject(column, Double.class);
            case BOOLEAN -> row.getObject(column, Boolean.class);
        };
    }
}
