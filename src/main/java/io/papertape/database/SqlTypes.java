package io.papertape.database;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.KeyHolder;

/// How the books' numbers and times stand in SQL: DECIMAL(20,8), and TIMESTAMP in UTC whatever the JVM's time zone.
public final class SqlTypes {

    private SqlTypes() {}

    public static BigDecimal decimal(long units) {
        return Money.toDecimal(units);
    }

    public static @Nullable BigDecimal decimal(OptionalLong units) {
        return units.isPresent() ? decimal(units.getAsLong()) : null;
    }

    /// Null for 0, which stands for none.
    public static @Nullable BigDecimal decimalUnlessNone(long units) {
        return units == 0 ? null : decimal(units);
    }

    public static LocalDateTime timestamp(long epochMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }

    public static LocalDateTime timestamp(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static @Nullable LocalDateTime nullableTimestamp(@Nullable Long epochMillis) {
        return epochMillis == null ? null : timestamp(epochMillis);
    }

    /// A text without what not every database can store, at most so long.
    public static String storable(String text, int longest) {
        String storable = text.replace('\0', '\uFFFD');
        return storable.length() <= longest ? storable : storable.substring(0, longest - 1) + "…";
    }

    /// The key that the database has given to an inserted row.
    public static long requireKey(KeyHolder key) {
        Number value = key.getKey();
        if (value == null) {
            throw new IllegalStateException("the database returned no key for an inserted row");
        }
        return value.longValue();
    }

    public static long units(ResultSet row, String column) throws SQLException {
        return units(row, row.findColumn(column));
    }

    public static long units(ResultSet row, int column) throws SQLException {
        return Money.ofDecimal(Objects.requireNonNull(row.getBigDecimal(column), "a value of the books is null"));
    }

    public static OptionalLong optionalUnits(ResultSet row, String column) throws SQLException {
        return optionalUnits(row, row.findColumn(column));
    }

    public static OptionalLong optionalUnits(ResultSet row, int column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Money.ofDecimal(value));
    }

    /// 0, which stands for none, for null.
    public static long unitsOrNone(ResultSet row, String column) throws SQLException {
        return optionalUnits(row, column).orElse(0);
    }

    public static long epochMillis(ResultSet row, String column) throws SQLException {
        return epochMillis(row, row.findColumn(column));
    }

    public static long epochMillis(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(nullableEpochMillis(row, column), "a time of the books is null");
    }

    public static @Nullable Long nullableEpochMillis(ResultSet row, String column) throws SQLException {
        return nullableEpochMillis(row, row.findColumn(column));
    }

    private static @Nullable Long nullableEpochMillis(ResultSet row, int column) throws SQLException {
        LocalDateTime timestamp = row.getObject(column, LocalDateTime.class);
        return timestamp == null ? null : timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
