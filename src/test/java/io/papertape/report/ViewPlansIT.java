package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;

/// How the databases find the rows of a session, or a sweep, in the tables that grow.
@ParameterizedClass
@EnumSource(Database.class)
class ViewPlansIT {

    private static final String GROWING =
            "(trade|equity_point|equity_day|drawdown|refusal|strategy_failure|rejected_bar|cash_event|corporate_action"
                    + "|sweep_result|sweep_trial|sweep_combination|sweep_best|sweep_curve)";

    /// A whole table: on H2 it says so, on PostgreSQL no condition on an index follows.
    private static final List<Pattern> WHOLE_TABLE = List.of(
            Pattern.compile("(?i)PUBLIC\\." + GROWING + "\\.tableScan"),
            Pattern.compile(" Scan[^\\n]* on " + GROWING + " [^\\n]*\\n(?!\\s*(Index|Recheck) Cond)"));

    /// On a few rows PostgreSQL would rather read a table whole.
    private static final List<String> PREFER_INDEXES = List.of(
            "SET enable_seqscan = off",
            "SET enable_hashjoin = off",
            "SET enable_mergejoin = off",
            "SET enable_material = off",
            "SET enable_incremental_sort = off");

    @TempDir
    static Path folder;

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void replay(Database database) {
        books = new TestBooks(database, folder);
        for (String session : List.of("session=x", "session=y")) {
            books.replay(session, "to=2014-06-30", "symbols=AAPL,KO");
        }
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void readNoTableWholeForOneOwner(Report report) {
        String plan = plan("SELECT * FROM " + report.view() + " WHERE " + report.owner() + " = 'x'");

        assertThat(WHOLE_TABLE).as(plan).noneMatch(whole -> whole.matcher(plan).find());
    }

    @Test
    void wouldReadTableWholeForWindow() {
        String plan = plan("""
                SELECT * FROM (
                    SELECT s.name, LAG(e.equity) OVER (ORDER BY e.point_id) FROM paper_session s
                    JOIN equity_point e ON e.session_id = s.session_id) w
                WHERE w.name = 'x'
                """);

        assertThat(WHOLE_TABLE).as(plan).anyMatch(whole -> whole.matcher(plan).find());
    }

    private String plan(String sql) {
        ConnectionCallback<String> explain = connection -> {
            try (Statement statement = connection.createStatement()) {
                if (database == Database.POSTGRESQL) {
                    for (String setting : PREFER_INDEXES) {
                        statement.execute(setting);
                    }
                }
                return lines(statement.executeQuery("EXPLAIN " + sql));
            }
        };
        return String.valueOf(books.jdbc().execute(explain));
    }

    private static String lines(ResultSet result) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (result.next()) {
            lines.add(result.getString(1));
        }
        return String.join("\n", lines);
    }
}
