package io.papertape.report.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import tools.jackson.core.JsonGenerator;

/// The curves of a walk-forward: that of all accounts in equal weights, and those of the first accounts, with so few
/// days that a browser holds them.
final class SweepCurves {

    /// Days of a curve, at most, but for the last.
    private static final int DAYS = 1_000;

    /// Days of all curves, at most.
    private static final int ALL_DAYS = 30_000;

    private static final int FIGURES = 3;

    private final JdbcTemplate jdbc;
    private final SweepSize size;

    SweepCurves(JdbcTemplate jdbc, SweepSize size) {
        this.jdbc = jdbc;
        this.size = size;
    }

    /// Writes them as a member of the object that is open: no curve where there are no tests.
    void write(JsonGenerator json) {
        Long days = jdbc.queryForObject(
                "SELECT COUNT(*) FROM sweep_curve WHERE sweep_id = ? AND account_no = -1", Long.class, size.id());
        long all = days == null ? 0 : days;
        long step = Math.max(1, Math.ceilDiv(all, (long) DAYS));
        long most = all == 0 ? 0 : Math.max(1, ALL_DAYS / Math.ceilDiv(all, step));
        json.writeObjectPropertyStart("curves");
        json.writeNumberProperty("days", all);
        json.writeNumberProperty("step", step);
        json.writeArrayPropertyStart("accounts");
        for (int account = size.accounts() > 1 ? -1 : 0; account < Math.min(size.accounts(), most); account++) {
            curve(json, account, step);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Each day as its number since 1970, then growth, that of the benchmark and that in hindsight.
    private void curve(JsonGenerator json, int account, long step) {
        json.writeStartObject();
        json.writeNumberProperty("account", account);
        json.writeArrayPropertyStart("points");
        ResultSetExtractor<Boolean> writer = result -> points(json, result, step);
        jdbc.query(
                "SELECT calendar_day, growth, benchmark, hindsight FROM sweep_curve"
                        + " WHERE sweep_id = ? AND account_no = ? ORDER BY calendar_day",
                writer,
                size.id(),
                account);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// The first day, every so many of those that follow, and the last.
    private static boolean points(JsonGenerator json, ResultSet result, long step) throws SQLException {
        boolean found = result.next();
        for (long number = 0; found; number++) {
            LocalDate day = result.getObject(1, LocalDate.class);
            double[] values = new double[FIGURES];
            for (int i = 0; i < FIGURES; i++) {
                values[i] = result.getDouble(i + 2);
            }
            found = result.next();
            if (number % step == 0 || !found) {
                json.writeStartArray();
                json.writeNumber(day.toEpochDay());
                for (double value : values) {
                    PageJson.coarse(json, value);
                }
                json.writeEndArray();
            }
        }
        return found;
    }
}
