package io.papertape.report.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// What the combinations of a sweep came to, for its heat map, and how often the objective was how large.
///
/// Of the first accounts, all combinations in all windows, as long as they are no more than a page may hold. Where one
/// account
/// has more, all combinations in the last windows; where even one window has more, what they come to by every two
/// parameters over all others, in the last window.
final class SweepCells {

    /// Combinations of all accounts and windows that a browser holds well.
    static final int CELLS = 20_000;

    /// Accounts times windows, at most.
    private static final int UNITS = 1_000;

    private static final int ROWS_PER_QUERY = 20_000;
    private static final List<String> METRICS = List.of("total_return", "sharpe_ratio", "max_drawdown", "trades");

    private final JdbcTemplate jdbc;
    private final SweepSize size;
    private final int cells;
    private final List<String> metrics;
    private final String select;

    /// @param objective name of the metric by which combinations are judged
    /// @param cells combinations of all accounts and windows, at most
    SweepCells(JdbcTemplate jdbc, SweepSize size, String objective, int cells) {
        this.jdbc = jdbc;
        this.size = size;
        this.cells = cells;
        Set<String> shown = new LinkedHashSet<>(List.of(objective));
        shown.addAll(METRICS);
        metrics = List.copyOf(shown);
        select = "SELECT t.grid_no, r.objective, r." + String.join(", r.", metrics.subList(1, metrics.size()))
                + " FROM sweep_result r JOIN sweep_trial t ON t.sweep_id = ? AND t.combination = r.combination"
                + " WHERE r.result_id >= ? AND r.result_id < ? ORDER BY r.result_id";
    }

    /// Writes them as a member of the object that is open.
    void write(JsonGenerator json) {
        boolean whole = size.combinations() <= cells;
        List<GridPairs.Parameter> parameters = jdbc.query(
                "SELECT parameter, value_count, grid_step FROM sweep_parameter WHERE sweep_id = ? ORDER BY parameter_no",
                (row, _) -> new GridPairs.Parameter(row.getString(1), row.getInt(2), row.getLong(3)),
                size.id());
        json.writeObjectPropertyStart("cells");
        json.writeBooleanProperty("whole", whole);
        json.writeNumberProperty("unitsOfAll", size.units());
        parameters(json, parameters);
        json.writeArrayPropertyStart("metrics");
        metrics.forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("places");
        if (whole) {
            jdbc.query(
                    "SELECT grid_no FROM sweep_trial WHERE sweep_id = ? ORDER BY combination",
                    row -> {
                        json.writeNumber(row.getLong(1));
                    },
                    size.id());
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("units");
        long most = whole ? Math.min(UNITS, cells / Math.max(1, size.combinations())) : 1;
        int windows = (int) Math.min(size.windows(), most);
        for (int account = 0; account < Math.min(size.accounts(), most / windows); account++) {
            for (int window = size.windows() - windows; window < size.windows(); window++) {
                unit(json, account, window, whole ? null : new GridPairs(parameters, metrics.size()));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void parameters(JsonGenerator json, List<GridPairs.Parameter> parameters) {
        json.writeArrayPropertyStart("parameters");
        for (int i = 0; i < parameters.size(); i++) {
            json.writeStartObject();
            json.writeStringProperty("name", parameters.get(i).name());
            json.writeNumberProperty("step", parameters.get(i).step());
            json.writeArrayPropertyStart("values");
            for (@Nullable String value : values(i, parameters.get(i).count())) {
                PageJson.value(json, value);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Its values in their order; null for one that no combination has.
    private List<@Nullable String> values(int parameter, int count) {
        @Nullable String[] values = new String[count];
        jdbc.query(
                "SELECT value_no, MIN(parameter_value) FROM sweep_combination"
                        + " WHERE sweep_id = ? AND parameter_no = ? GROUP BY value_no",
                row -> {
                    values[row.getInt(1)] = row.getString(2);
                },
                size.id(),
                parameter);
        List<@Nullable String> all = new ArrayList<>();
        for (@Nullable String value : values) {
            all.add(value);
        }
        return all;
    }

    /// @param pairs takes the results where they are too many, or null
    private void unit(JsonGenerator json, int account, int window, @Nullable GridPairs pairs) {
        json.writeStartObject();
        json.writeNumberProperty("account", account);
        json.writeNumberProperty("window", window);
        long first = size.first(account, window);
        Histogram histogram = jdbc.queryForObject(
                "SELECT MIN(objective), MAX(objective) FROM sweep_result WHERE result_id >= ? AND result_id < ?",
                (row, _) -> new Histogram(number(row, 1), number(row, 2), size.combinations()),
                first,
                first + size.combinations());
        json.writeArrayPropertyStart("results");
        results(first, row -> {
            if (histogram != null) {
                histogram.add(row.values[0]);
            }
            if (pairs == null) {
                json.writeStartArray();
                for (double value : row.values) {
                    PageJson.coarse(json, value);
                }
                json.writeEndArray();
            } else {
                pairs.add(row.place, row.values);
            }
        });
        json.writeEndArray();
        if (pairs != null) {
            pairs.write(json);
        }
        if (histogram != null) {
            histogram.write(json);
        }
        json.writeEndObject();
    }

    /// A few thousand results per query, by their keys: what is held does not grow with the sweep.
    private void results(long first, Consumer<Result> target) {
        long end = first + size.combinations();
        for (long from = first; from < end; from += ROWS_PER_QUERY) {
            jdbc.query(
                    select,
                    row -> {
                        double[] values = new double[metrics.size()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = number(row, i + 2);
                        }
                        target.accept(new Result(row.getLong(1), values));
                    },
                    size.id(),
                    from,
                    Math.min(end, from + ROWS_PER_QUERY));
        }
    }

    /// NaN where it is undefined.
    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /// What a combination came to.
    private static final class Result {

        private final long place;
        private final double[] values;

        private Result(long place, double[] values) {
            this.place = place;
            this.values = values;
        }
    }
}
