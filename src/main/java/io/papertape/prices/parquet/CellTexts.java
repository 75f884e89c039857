package io.papertape.prices.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/// How the values of a column are written, by its type.
final class CellTexts {

    private static final int MOST_SCALE = 100;
    private static final int MOST_DECIMAL_BYTES = 64;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private CellTexts() {}

    /// @param zone in which instants are told
    /// @param midnights whether all values of a column of local times are midnights
    /// @throws IOException if the type makes no sense
    static CellText of(SchemaElement column, ZoneId zone, boolean midnights) throws IOException {
        Long units = Timestamps.unitsPerSecond(column);
        if (units != null) {
            TimestampText text = new TimestampText(Timestamps.areInstants(column) ? zone : null, midnights);
            return (value, into) -> appendTimestamp(value.getLong(), units, text, into);
        }
        Integer scale = scale(column);
        return switch (column.getType()) {
            case BOOLEAN -> (value, into) -> into.append(value.getBoolean() ? "true" : "false");
            case FLOAT -> (value, into) -> DoubleText.append(value.getFloat(), into);
            case DOUBLE -> (value, into) -> DoubleText.append(value.getDouble(), into);
            case INT32 -> scale == null ? int32(column) : (value, into) -> append(value.getInteger(), scale, into);
            case INT64 -> scale == null ? int64(column) : (value, into) -> append(value.getLong(), scale, into);
            case INT96 -> int96(new TimestampText(null, midnights));
            case BYTE_ARRAY -> scale == null ? new StringText() : decimal(scale);
            case FIXED_LEN_BYTE_ARRAY -> scale == null ? fixed(column) : decimal(scale);
        };
    }

    private static CellText int32(SchemaElement column) {
        if (is(column, LogicalType::isSetDATE, ConvertedType.DATE)) {
            TimestampText text = new TimestampText(null, true);
            return (value, into) -> text.append(value.getInteger() * SECONDS_PER_DAY, 0, into);
        }
        if (is(column, LogicalType::isSetTIME, ConvertedType.TIME_MILLIS)) {
            return (value, into) -> appendTime(value.getInteger(), 1_000, into);
        }
        return isUnsigned(column)
                ? (value, into) -> into.appendLong(Integer.toUnsignedLong(value.getInteger()))
                : (value, into) -> into.appendLong(value.getInteger());
    }

    private static CellText int64(SchemaElement column) {
        if (is(column, LogicalType::isSetTIME, ConvertedType.TIME_MICROS)) {
            boolean nanos = column.isSetLogicalType()
                    && column.getLogicalType().getTIME().getUnit().isSetNANOS();
            return (value, into) -> appendTime(value.getLong(), nanos ? NANOS_PER_SECOND : 1_000_000, into);
        }
        return isUnsigned(column)
                ? (value, into) -> into.append(Long.toUnsignedString(value.getLong()))
                : (value, into) -> into.appendLong(value.getLong());
    }

    /// Nanoseconds of a day, and its Julian number; as pandas and DuckDB take it, a local time.
    private static CellText int96(TimestampText text) {
        return (value, into) -> {
            ByteBuffer bytes = ByteBuffer.wrap(value.getBinary().getBytes()).order(ByteOrder.LITTLE_ENDIAN);
            long nanos = bytes.getLong();
            long day = bytes.getInt() - JULIAN_DAY_OF_1970;
            text.append(
                    day * SECONDS_PER_DAY + Math.floorDiv(nanos, NANOS_PER_SECOND),
                    (int) Math.floorMod(nanos, NANOS_PER_SECOND),
                    into);
        };
    }

    private static CellText fixed(SchemaElement column) {
        if (column.isSetLogicalType() && column.getLogicalType().isSetFLOAT16()) {
            return (value, into) -> {
                ByteBuffer bytes = ByteBuffer.wrap(value.getBinary().getBytes()).order(ByteOrder.LITTLE_ENDIAN);
                DoubleText.append(Float.float16ToFloat(bytes.getShort()), into);
            };
        }
        return (value, into) ->
                into.append("0x" + HexFormat.of().formatHex(value.getBinary().getBytes()));
    }

    private static CellText decimal(int scale) {
        return (value, into) -> {
            byte[] bytes = value.getBinary().getBytes();
            if (bytes.length > MOST_DECIMAL_BYTES) {
                throw new IllegalArgumentException("a decimal of " + bytes.length + " bytes");
            }
            into.append(new BigDecimal(new BigInteger(bytes), scale).toPlainString());
        };
    }

    private static void append(long unscaled, int scale, CellBuffer into) {
        into.append(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    private static void appendTimestamp(long value, long unitsPerSecond, TimestampText text, CellBuffer into) {
        long fraction = Math.floorMod(value, unitsPerSecond) * (NANOS_PER_SECOND / unitsPerSecond);
        text.append(Math.floorDiv(value, unitsPerSecond), (int) fraction, into);
    }

    /// What is no time of a day is written so that it is none.
    private static void appendTime(long value, long unitsPerSecond, CellBuffer into) {
        if (value < 0 || value / unitsPerSecond >= SECONDS_PER_DAY) {
            into.append("time " + value);
            return;
        }
        long fraction = value % unitsPerSecond * (NANOS_PER_SECOND / unitsPerSecond);
        TimestampText.appendClock((int) (value / unitsPerSecond), (int) fraction, into);
    }

    private static boolean isUnsigned(SchemaElement column) {
        if (column.isSetLogicalType()) {
            return column.getLogicalType().isSetINTEGER()
                    && !column.getLogicalType().getINTEGER().isIsSigned();
        }
        return column.isSetConverted_type() && column.getConverted_type().name().startsWith("UINT");
    }

    private static @Nullable Integer scale(SchemaElement column) throws IOException {
        if (!is(column, LogicalType::isSetDECIMAL, ConvertedType.DECIMAL)) {
            return null;
        }
        DecimalType type = column.isSetLogicalType() ? column.getLogicalType().getDECIMAL() : null;
        int scale = type == null ? column.getScale() : type.getScale();
        if (scale < 0 || scale > MOST_SCALE) {
            throw new ParquetException("its column '" + column.getName() + "' has decimals with a scale of " + scale);
        }
        return scale;
    }

    private static boolean is(SchemaElement column, Predicate<LogicalType> logical, ConvertedType converted) {
        return column.isSetLogicalType()
                ? logical.test(column.getLogicalType())
                : column.getConverted_type() == converted;
    }
}
