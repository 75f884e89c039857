package io.papertape.report;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a result, alike on every database. Not safe for use by several threads.
final class ResultRows {

    private final ResultSet result;
    private final List<ReportColumn> columns = new ArrayList<>();

    /// The types that values are asked for in; null for the database's own choice.
    private final List<@Nullable Class<?>> types = new ArrayList<>();

    ResultRows(ResultSet result) throws SQLException {
        this.result = result;
        ResultSetMetaData meta = result.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(ReportColumn.of(meta.getColumnLabel(i), kind(meta.getColumnType(i))));
            types.add(type(meta, i));
        }
    }

    List<ReportColumn> columns() {
        return columns;
    }

    /// Hands rows to a format, which has begun, until there are none left or the limit is reached.
    ///
    /// @return how many
    long copyTo(ReportFormat format, long limit) throws SQLException {
        long rows = 0;
        while (rows < limit && result.next()) {
            format.row(row());
            rows++;
        }
        return rows;
    }

    /// The row that the result stands on.
    List<@Nullable Object> row() throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            row.add(value(i));
        }
        return row;
    }

    private @Nullable Object value(int column) throws SQLException {
        Class<?> type = types.get(column - 1);
        Object value = type == null ? result.getObject(column) : result.getObject(column, type);
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case LocalDateTime time -> time;
            case LocalDate date -> date;
            case String text -> text;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Clob text -> text.getSubString(1, Math.toIntExact(text.length()));
            default -> result.getString(column);
        };
    }

    private static ReportColumn.Kind kind(int sqlType) {
        return switch (sqlType) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.NUMERIC,
                    Types.DECIMAL -> ReportColumn.Kind.NUMBER;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE, Types.TIME, Types.BOOLEAN, Types.BIT ->
                ReportColumn.Kind.WORD;
            default -> ReportColumn.Kind.TEXT;
        };
    }

    /// The classes of java.sql that drivers choose by themselves depend on the machine's time zone.
    /// H2 gives the bytes of JSON.
    private static @Nullable Class<?> type(ResultSetMetaData meta, int column) throws SQLException {
        return switch (meta.getColumnType(column)) {
            case Types.TIMESTAMP -> isZoned(meta, column) ? null : LocalDateTime.class;
            case Types.DATE -> LocalDate.class;
            case Types.OTHER -> meta.getColumnTypeName(column).equals("JSON") ? String.class : null;
            default -> null;
        };
    }

    /// PostgreSQL calls times with and without a zone by one name.
    private static boolean isZoned(ResultSetMetaData meta, int column) throws SQLException {
        return meta.getColumnTypeName(column).equals("timestamptz");
    }
}
