package io.papertape.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/// A column of a table, and how it stands in a Parquet file. Every column may have nulls there.
///
/// @param name in lower case, whichever database has it
/// @param kind of its values
/// @param precision digits of a decimal; 0 of others
/// @param scale digits of a decimal behind the point; 0 of others
record ExportedColumn(String name, Kind kind, int precision, int scale) {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final int MOST_DIGITS = 38;

    /// How values stand in the file.
    enum Kind {
        INT(Type.INT32),
        LONG(Type.INT64),
        DECIMAL(Type.FIXED_LEN_BYTE_ARRAY),
        DOUBLE(Type.DOUBLE),
        BOOLEAN(Type.BOOLEAN),
        DATE(Type.INT32),
        TIMESTAMP(Type.INT64),
        TEXT(Type.BYTE_ARRAY),
        BYTES(Type.BYTE_ARRAY);

        private final Type type;

        Kind(Type type) {
            this.type = type;
        }

        Type type() {
            return type;
        }
    }

    /// A column of a result.
    ///
    /// @throws SQLException if its type has no place in a file
    static ExportedColumn of(ResultSetMetaData columns, int column) throws SQLException {
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
                        + ", which has no place in a Parquet file");
        };
        if (kind != Kind.DECIMAL) {
            return new ExportedColumn(name, kind, 0, 0);
        }
        int precision = columns.getPrecision(column);
        if (precision < 1 || precision > MOST_DIGITS) {
            throw new SQLException(
                    "column " + name + " has decimals of " + precision + " digits; expected 1 to " + MOST_DIGITS);
        }
        return new ExportedColumn(name, kind, precision, columns.getScale(column));
    }

    /// What the file tells of the column, in the words of today and in those that older readers know.
    SchemaElement element() {
        SchemaElement element = new SchemaElement(name);
        element.setType(kind.type());
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        switch (kind) {
            case DECIMAL -> {
                element.setType_length(decimalBytes());
                element.setPrecision(precision);
                element.setScale(scale);
                element.setConverted_type(ConvertedType.DECIMAL);
                element.setLogicalType(LogicalType.DECIMAL(new DecimalType(scale, precision)));
            }
            case DATE -> {
                element.setConverted_type(ConvertedType.DATE);
                element.setLogicalType(LogicalType.DATE(new DateType()));
            }
            case TIMESTAMP -> {
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
                element.setLogicalType(
                        LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
            }
            case TEXT -> {
                element.setConverted_type(ConvertedType.UTF8);
                element.setLogicalType(LogicalType.STRING(new StringType()));
            }
            default -> {}
        }
        return element;
    }

    /// Bytes that hold every decimal of so many digits, with its sign.
    int decimalBytes() {
        return BigDecimal.TEN.pow(precision).unscaledValue().bitLength() / Byte.SIZE + 1;
    }

    /// Writes the value of a row.
    void write(ResultSet row, int column, ColumnPages pages) throws SQLException, IOException {
        Object value = switch (kind) {
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
        switch (value) {
            case null -> pages.writeNull();
            case BigDecimal decimal -> pages.write(bytes(decimal));
            case LocalDate date -> pages.write(Math.toIntExact(date.toEpochDay()));
            case LocalDateTime time -> pages.write(micros(time));
            case byte[] bytes -> pages.write(bytes);
            case String text -> pages.write(text.getBytes(StandardCharsets.UTF_8));
            case Integer number -> pages.write(number.intValue());
            case Long number -> pages.write(number.longValue());
            case Double number -> pages.write(number.doubleValue());
            case Boolean yes -> pages.write(yes.booleanValue());
            default -> throw new IllegalStateException("a value of " + kind + " is a " + value.getClass());
        }
    }

    private byte[] bytes(BigDecimal decimal) {
        byte[] digits = decimal.setScale(scale).unscaledValue().toByteArray();
        byte[] bytes = new byte[decimalBytes()];
        Arrays.fill(bytes, (byte) (decimal.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
        return bytes;
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }
}
