package io.papertape.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.PapertapeApplication;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayService;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.Books;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.file.FilePrices;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// The application in this process, on a new database file: the one place of the benchmark that
/// knows how Papertape reads, writes and replays.
final class BenchmarkBooks implements AutoCloseable {

    private static final long FIRST_SESSION = 1;

    private final ConfigurableApplicationContext context;

    /// @param folder empty, for the database
    BenchmarkBooks(Path folder) {
        context = new SpringApplicationBuilder(PapertapeApplication.class)
                .logStartupInfo(false)
                .run("--spring.datasource.url=" + url(folder));
    }

    /// The URL of the database in a folder, as a person would write it.
    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("books");
    }

    /// Reads every slice.
    ///
    /// @return the number of bars
    static long read(Path prices) {
        PriceQuery all = new PriceQuery(prices, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
        try (PriceTape tape = new FilePrices().open(all)) {
            MarketSlice slice;
            do {
                slice = tape.next();
            } while (slice != null);
            return tape.bars();
        }
    }

    /// Replays from the opened files to the proven books.
    ///
    /// @return the number of bars
    /// @throws IllegalStateException if it does not complete
    long replay(Replay replay) {
        Map<String, String> given = new HashMap<>();
        for (String parameter : replay.parameters()) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        ReplayOutcome outcome = context.getBean(ReplayService.class)
                .replay(
                        ReplayRequest.parse(given, context.getBean(StrategyCatalog.class))
                                .orThrow(new FilePrices()),
                        new FilePrices(),
                        (bars, estimatedBars) -> {});
        if (outcome.status() != ReplayOutcome.Status.COMPLETED) {
            throw new IllegalStateException("the replay ended as " + outcome.status(), outcome.failure());
        }
        return outcome.bars();
    }

    /// The rows of the table of equity points as the engine has recorded them.
    static List<EquityPoint> equityPoints(TableRows equity) {
        return equity.rows().stream().map(row -> equityPoint(equity, row)).toList();
    }

    /// Writes the equity points of the first session, one transaction per chunk.
    void writeEquity(List<EquityPoint> points, int chunkSize) {
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        Books books = context.getBean(Books.class);
        AccountBooks account = transaction
                .execute(status -> books.open(FIRST_SESSION, Instant.now()))
                .account();
        for (int from = 0; from < points.size(); from += chunkSize) {
            int first = from;
            List<EquityPoint> chunk = points.subList(from, Math.min(points.size(), from + chunkSize));
            transaction.executeWithoutResult(status -> account.addPoints(first, chunk));
        }
    }

    Connection connect() throws SQLException {
        return pool().getConnection();
    }

    /// The database settings that the application adds to a URL, to be appended to another one.
    String urlSettings() {
        String url = pool().getJdbcUrl();
        int first = url.indexOf(';');
        return first < 0 ? "" : url.substring(first);
    }

    private static EquityPoint equityPoint(TableRows equity, @Nullable Object[] row) {
        LocalDateTime at = (LocalDateTime) equity.value(row, "RECORDED_AT");
        return new EquityPoint(
                at.toInstant(ZoneOffset.UTC).toEpochMilli(),
                money(equity.value(row, "EQUITY")),
                money(equity.value(row, "CASH")),
                money(equity.value(row, "POSITIONS_VALUE")),
                (double) equity.value(row, "DRAWDOWN"));
    }

    private static long money(Object decimal) {
        return Money.ofDecimal((BigDecimal) decimal);
    }

    private HikariDataSource pool() {
        return context.getBean(HikariDataSource.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
