package io.papertape.export;

import io.papertape.database.TableColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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

/// How a column of a table stands in a Parquet file. Every column may have nulls there.
record ExportedColumn(TableColumn column) {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    String name() {
        return column.name();
    }

    /// How values stand in the file.
    Type type() {
        return switch (column.kind()) {
            case INT, DATE -> Type.INT32;
            case LONG, TIMESTAMP -> Type.INT64;
            case DECIMAL -> Type.FIXED_LEN_BYTE_ARRAY;
            case DOUBLE -> Type.DOUBLE;
            case BOOLEAN -> Type.BOOLEAN;
            case TEXT, BYTES -> Type.BYTE_ARRAY;
        };
    }

    /// What the file tells of the column, in the words of today and in those that older readers know.
    SchemaElement element() {
        SchemaElement element = new SchemaElement(name());
        element.setType(type());
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        switch (column.kind()) {
            case DECIMAL -> {
                element.setType_length(decimalBytes());
                element.setPrecision(column.precision());
                element.setScale(column.scale());
                element.setConverted_type(ConvertedType.DECIMAL);
                element.setLogicalType(LogicalType.DECIMAL(new DecimalType(column.scale(), column.precision())));
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
        return BigDecimal.TEN.pow(column.precision()).unscaledValue().bitLength() / Byte.SIZE + 1;
    }

    /// Writes the value of a row.
    void write(ResultSet row, int place, CompressedPages pages) throws SQLException, IOException {
        Object value = column.read(row, place);
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
            default -> throw new IllegalStateException("a value of " + column.kind() + " is a " + value.getClass());
        }
    }

    private byte[] bytes(BigDecimal decimal) {
        byte[] digits = decimal.setScale(column.scale()).unscaledValue().toByteArray();
        byte[] bytes = new byte[decimalBytes()];
        Arrays.fill(bytes, (byte) (decimal.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
        return bytes;
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }
}
