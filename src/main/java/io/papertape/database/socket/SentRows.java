package io.papertape.database.socket;

import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// The rows of a result on their way to a reader, some at a time.
///
/// @param statement whose rows they are; null where there was none
record SentRows(ResultSet rows, @Nullable Statement statement) {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 1 << 16;

    void writeColumns(DataOutputStream out) throws IOException, SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        out.writeInt(meta.getColumnCount());
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Cells.write(out, meta.getColumnLabel(i));
            out.writeInt(meta.getColumnType(i));
            Cells.write(out, meta.getColumnTypeName(i));
            out.writeInt(meta.getPrecision(i));
            out.writeInt(meta.getScale(i));
        }
    }

    /// Writes the next rows, and whether there may be more.
    boolean writeRows(DataOutputStream out) throws IOException, SQLException {
        boolean more = true;
        for (int row = 0; more && row < ROWS_AT_ONCE && out.size() < BYTES_AT_ONCE; row++) {
            more = rows.next();
            if (more) {
                out.writeBoolean(true);
                writeRow(out);
            }
        }
        out.writeBoolean(false);
        out.writeBoolean(more);
        return more;
    }

    private void writeRow(DataOutputStream out) throws IOException, SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Cells.write(out, value(i, meta.getColumnType(i)));
        }
    }

    /// What is neither of these is a text to those who read it.
    private @Nullable Object value(int column, int type) throws SQLException {
        return switch (type) {
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> rows.getBytes(column);
            case Types.BIGINT,
                    Types.INTEGER,
                    Types.SMALLINT,
                    Types.TINYINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.DOUBLE,
                    Types.FLOAT,
                    Types.REAL,
                    Types.BOOLEAN -> rows.getObject(column);
            default -> rows.getString(column);
        };
    }
}
