package io.papertape.prices.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// What the type of a column tells of points in time.
final class Timestamps {

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private Timestamps() {}

    /// How many units of the column are a second; null where it has no counted points in time.
    static @Nullable Long unitsPerSecond(SchemaElement column) {
        if (column.getType() != Type.INT64) {
            return null;
        }
        if (column.isSetLogicalType()) {
            return column.getLogicalType().isSetTIMESTAMP()
                    ? unitsPerSecond(column.getLogicalType().getTIMESTAMP().getUnit())
                    : null;
        }
        if (column.getConverted_type() == ConvertedType.TIMESTAMP_MILLIS) {
            return MILLIS;
        }
        return column.getConverted_type() == ConvertedType.TIMESTAMP_MICROS ? MICROS : null;
    }

    private static long unitsPerSecond(TimeUnit unit) {
        if (unit.isSetMILLIS()) {
            return MILLIS;
        }
        return unit.isSetMICROS() ? MICROS : NANOS;
    }

    /// Whether its points in time are instants rather than local times. A type of before there were local ones has
    /// instants.
    static boolean areInstants(SchemaElement column) {
        return column.isSetLogicalType()
                ? column.getLogicalType().getTIMESTAMP().isIsAdjustedToUTC()
                : column.isSetConverted_type();
    }

    /// Whether its values are local times.
    static boolean areLocal(SchemaElement column) {
        return column.getType() == Type.INT96 || (unitsPerSecond(column) != null && !areInstants(column));
    }
}
