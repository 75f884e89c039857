package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Slippage;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A column of `paper_session` that keeps a setting. Its null stands for the setting's default. No more columns are
/// added: every setting that has none is a row, and so is a value that its column cannot tell, see [SettingRows].
///
/// @param name of the column
/// @param setting that it keeps
/// @param tells whether the column tells a value
/// @param writer makes what the database stores of a value
/// @param reader reads a value
/// @param <T> of the setting's values
record SettingColumn<T>(String name, Setting<T> setting, Predicate<T> tells, Writer<T> writer, Reader<T> reader) {

    /// All of them.
    static final List<SettingColumn<?>> ALL = List.of(
            text("strategy", ReplaySettings.STRATEGY),
            new SettingColumn<>(
                    "symbols",
                    ReplaySettings.SYMBOLS,
                    symbols -> String.join(",", symbols),
                    (row, column) -> List.of(row.getString(column).split(","))),
            time("from_at", ReplaySettings.FROM),
            time("trade_from_at", ReplaySettings.TRADE_FROM),
            zone("zone", ReplaySettings.ZONE),
            zone("file_zone", ReplaySettings.FILE_ZONE),
            decimal("initial_capital", ReplaySettings.INITIAL_CAPITAL),
            new SettingColumn<>(
                    "commission",
                    OrderSettings.COMMISSION,
                    commission -> commission.perShare() == 0 && commission.perOrder() == 0,
                    commission -> SqlTypes.decimal(commission.rate()),
                    (row, column) -> Commission.ofRate(SqlTypes.units(row, column))),
            new SettingColumn<>(
                    "slippage",
                    OrderSettings.SLIPPAGE,
                    slippage -> slippage.perShare() == 0,
                    slippage -> SqlTypes.decimal(slippage.rate()),
                    (row, column) -> Slippage.ofRate(SqlTypes.units(row, column))),
            new SettingColumn<>("max_positions", ReplaySettings.MAX_POSITIONS, value -> value, ResultSet::getInt),
            decimal("position_size", ReplaySettings.POSITION_SIZE),
            new SettingColumn<>(
                    "risk",
                    ReplaySettings.RISK,
                    ReplaySettings.RISK::text,
                    (row, column) -> row.getString(column).equals("on")),
            decimal("risk_max_position_size", ReplaySettings.RISK_MAX_POSITION_SIZE),
            decimal("risk_max_daily_loss", ReplaySettings.RISK_MAX_DAILY_LOSS),
            decimal("risk_max_drawdown", ReplaySettings.RISK_MAX_DRAWDOWN),
            decimal("risk_min_cash_reserve", ReplaySettings.RISK_MIN_CASH_RESERVE),
            wholeNumber("risk_drawdown_reset", ReplaySettings.RISK_DRAWDOWN_RESET),
            new SettingColumn<>(
                    "benchmark",
                    ReplaySettings.BENCHMARK,
                    value -> value.orElse(null),
                    (row, column) -> Optional.of(row.getString(column))),
            decimal("risk_free_rate", ReplaySettings.RISK_FREE_RATE),
            wholeNumber("periods_per_year", ReplaySettings.PERIODS_PER_YEAR));

    SettingColumn(String name, Setting<T> setting, Writer<T> writer, Reader<T> reader) {
        this(name, setting, value -> true, writer, reader);
    }

    /// Whether the column tells this one of these values.
    boolean tells(Setting<?> asked, SettingValues values) {
        return asked == setting && tells.test(values.get(setting));
    }

    /// What the column keeps of these values.
    @Nullable
    Object value(SettingValues values) {
        return writer.value(values.get(setting));
    }

    /// These values, with what the column keeps.
    SettingValues read(ResultSet row, SettingValues values) throws SQLException {
        return row.getObject(name) == null ? values : values.with(setting, reader.value(row, name));
    }

    private static SettingColumn<String> text(String name, Setting<String> setting) {
        return new SettingColumn<>(name, setting, value -> value, ResultSet::getString);
    }

    private static SettingColumn<Long> decimal(String name, Setting<Long> setting) {
        return new SettingColumn<>(name, setting, SqlTypes::decimal, SqlTypes::units);
    }

    private static SettingColumn<ZoneId> zone(String name, Setting<ZoneId> setting) {
        return new SettingColumn<>(name, setting, ZoneId::getId, (row, column) -> ZoneId.of(row.getString(column)));
    }

    private static SettingColumn<Optional<Long>> time(String name, Setting<Optional<Long>> setting) {
        return new SettingColumn<>(
                name,
                setting,
                value -> SqlTypes.nullableTimestamp(value.orElse(null)),
                (row, column) -> Optional.of(SqlTypes.epochMillis(row, column)));
    }

    private static SettingColumn<Optional<Integer>> wholeNumber(String name, Setting<Optional<Integer>> setting) {
        return new SettingColumn<>(
                name, setting, value -> value.orElse(null), (row, column) -> Optional.of(row.getInt(column)));
    }

    /// Null for the default where that is described.
    interface Writer<T> {
        @Nullable
        Object value(T value);
    }

    /// Never of a null.
    interface Reader<T> {
        T value(ResultSet row, String column) throws SQLException;
    }
}
