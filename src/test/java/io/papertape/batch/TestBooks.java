package io.papertape.batch;

import io.papertape.PapertapeApplication;
import io.papertape.engine.strategy.StrategyCatalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// The whole application on an H2 file of its own.
final class TestBooks implements AutoCloseable {

    static final String DEMO_PRICES = "data/prices";

    private final ConfigurableApplicationContext context;

    TestBooks(Path folder) {
        context = new SpringApplicationBuilder(PapertapeApplication.class)
                .run("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("books"));
    }

    /// Replays with these parameters, each `name=value`.
    ReplayOutcome replay(String... parameters) {
        return context.getBean(ReplayService.class).replay(request(parameters), (bars, estimatedBars) -> {});
    }

    static ReplayRequest request(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return ReplayRequest.parse(given, new StrategyCatalog(TestBooks.class.getClassLoader()));
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    /// Everything that the contract calls results, without keys and bookkeeping times.
    Map<String, List<Map<String, Object>>> results(String session) {
        Map<String, List<Map<String, Object>>> results = new LinkedHashMap<>();
        Map.of(
                        "trade", "trade_no",
                        "equity_point", "recorded_at",
                        "open_position", "symbol",
                        "session_metrics", "session_id",
                        "rejected_bar", "file, line")
                .forEach((table, order) -> results.put(table, rows(session, table, order)));
        return results;
    }

    private List<Map<String, Object>> rows(String session, String table, String order) {
        List<Map<String, Object>> rows = jdbc().queryForList(
                        "SELECT t.* FROM " + table + " t JOIN paper_session s ON s.session_id = t.session_id"
                                + " WHERE s.name = ? ORDER BY " + (order.equals("session_id") ? "t.session_id" : order),
                        session);
        rows.forEach(row -> row.keySet().removeAll(List.of("SESSION_ID", "RUN_ID")));
        return rows;
    }

    @Override
    public void close() {
        context.close();
    }
}
