package io.papertape.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.WrittenBooks;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The proof of the books of random sessions with corporate actions and short positions. The number
/// of cases and the first seed can be given: -Dpapertape.proofs=1000 -Dpapertape.proofs.seed=7.
@ParameterizedClass
@EnumSource(Database.class)
class ProofIT {

    private static final int CASES = Integer.getInteger("papertape.proofs", 40);
    private static final int FIRST = Integer.getInteger("papertape.proofs.seed", 1);

    /// By which column a row of a session is found, and which one a finding names it by.
    private static final Map<String, List<String>> KEYS = Map.of(
            "trade", List.of("trade_id", "trade_no"),
            "cash_event", List.of("event_id", "event_no"),
            "equity_point", List.of("point_id", "recorded_at"),
            "receivable", List.of("receivable_no", "receivable_no"),
            "open_position", List.of("symbol", "symbol"),
            "paper_session", List.of("session_id", "session_id"));

    @TempDir
    static Path folder;

    private static TestBooks books;
    private static List<WrittenBooks> written;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void writeBooks(Database database, @TempDir Path place) throws Exception {
        ReferenceCase.write(FIRST, CASES, folder, "actions");
        books = new TestBooks(database, place);
        written = new ArrayList<>();
        for (int seed : seeds()) {
            written.add(write(ReferenceCase.read(folder.resolve(Integer.toString(seed))), "case " + seed));
        }
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    static List<Integer> seeds() {
        return IntStream.range(FIRST, FIRST + CASES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsNothingInWhatTheEngineEmits(int seed) {
        assertThat(written.get(seed - FIRST).findings()).isEmpty();
    }

    /// In each session that has a row which fulfils the condition one is changed. The finding names
    /// it, unless its name is what was changed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trade | side = CASE side WHEN 'BUY' THEN 'SELL' ELSE 'BUY' END | cash_flow <> 0 | cash_flow is
                    trade | quantity = quantity + 0.00000001 | 1 = 1 | quantity
                    trade | price = price + 0.00000001 | 1 = 1 | price
                    trade | slippage = slippage + 0.00000001 | kind <> 'DELIST' | price
                    trade | slippage = slippage + 0.00000001 | kind = 'DELIST' | without slippage
                    trade | commission = commission + 0.00000001 | 1 = 1 | cash_flow is
                    trade | cash_flow = cash_flow + 0.00000001 | 1 = 1 | cash_flow is
                    trade | realized_pnl = realized_pnl + 0.00000001 | side = 'BUY' AND position_effect = 'CLOSE' | realized_pnl
                    trade | realized_pnl = realized_pnl + 0.00000001 | side = 'SELL' AND position_effect = 'CLOSE' | realized_pnl
                    trade | level = level + 0.00000001 | position_effect = 'CLOSE' AND side = 'BUY' AND kind IN ('STOP', 'TRAIL', 'TARGET') | level
                    trade | level = level + 0.00000001 | position_effect = 'CLOSE' AND side = 'SELL' AND kind IN ('STOP', 'TRAIL', 'TARGET') | level
                    trade | kind = 'CLOSE' | kind = 'DELIST' | there is no DELIST
                    trade | kind = 'DELIST' | kind = 'CLOSE' | nothing was delisted
                    trade | decided_at = decided_at - INTERVAL '1' DAY | kind = 'DELIST' | decided at once
                    trade | price = price + 1, cash_flow = cash_flow + CASE side WHEN 'SELL' THEN quantity ELSE -quantity END, realized_pnl = realized_pnl + CASE side WHEN 'SELL' THEN quantity ELSE -quantity END | kind = 'DELIST' | its delisting give
                    trade | position_effect = 'CLOSE' | position_effect = 'OPEN' AND side = 'SELL' | do not agree
                    cash_event | amount = amount + 0.00000001 | type = 'DIVIDEND' | and the dividend of
                    cash_event | amount = amount + 0.00000001 | type = 'SPLIT_CASH' | and the split of
                    cash_event | amount = amount - 0.00000001 | type = 'BORROW' | and borrowRate give
                    cash_event | quantity_change = quantity_change + 1 | 1 = 1 | quantity_change
                    cash_event | realized_pnl = realized_pnl + 0.00000001 | realized_pnl IS NOT NULL | realized_pnl
                    cash_event | realized_pnl = NULL | realized_pnl IS NOT NULL | and realized_pnl null but
                    cash_event | realized_pnl = 0 | realized_pnl IS NULL | and realized_pnl 0 but
                    cash_event | booked_at = booked_at + INTERVAL '1' MINUTE | 1 = 1 | there is no
                    cash_event | local_date = DATE '1999-12-31' | 1 = 1 | local_date is 1999-12-31 but
                    cash_event | type = 'BORROW' | type <> 'BORROW' | the next one is
                    cash_event | type = 'DIVIDEND' | type <> 'DIVIDEND' | the next one is
                    cash_event | event_no = event_no + 1 | 1 = 1 | event_id is not that of its session and number
                    cash_event | event_id = event_id + 1000000 | 1 = 1 | cash_event
                    equity_point | cash = cash + 0.00000001 | 1 = 1 | cash is
                    equity_point | equity = equity + 0.00000001 | 1 = 1 | equity is
                    equity_point | positions_value = positions_value + 0.00000001 | 1 = 1 | positions_value
                    equity_point | receivables = receivables + 0.00000001 | receivables = 0 | the dividends that are owed are
                    equity_point | receivables = 0 | receivables <> 0 | the dividends that are owed are
                    equity_point | shorts_value = shorts_value + 0.00000001 | shorts_value > 0 | the short positions are worth
                    equity_point | shorts_value = 1 | shorts_value = 0 | shorts_value is
                    receivable | amount = amount + 0.00000001 | 1 = 1 | but the positions and dividends give
                    receivable | pay_date = pay_date + INTERVAL '1' DAY | 1 = 1 | paid on
                    receivable | ex_date = ex_date - INTERVAL '1' DAY | 1 = 1 | but the positions and dividends give
                    open_position | quantity = quantity + 1 | 1 = 1 | quantity is
                    open_position | quantity = -quantity | 1 = 1 | quantity is
                    open_position | entry_price = entry_price + 0.00000001 | 1 = 1 | do not agree
                    open_position | market_value = market_value + 0.00000001 | 1 = 1 | do not agree
                    open_position | unrealized_pnl = unrealized_pnl + 0.00000001 | quantity < 0 | the sell and last_slice_at
                    paper_session | cash_events = cash_events + 1 | 1 = 1 | cash_events is
                    paper_session | ruined = NOT ruined | 1 = 1 | ruined is
                    """)
    void findsAChangedValue(String table, String change, String condition, String words) {
        findsInEverySession(table, "UPDATE " + table + " SET " + change, condition, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cash_event | type = 'DIVIDEND' | cash_event:
                    cash_event | type = 'SPLIT_CASH' | cash_event:
                    cash_event | type = 'BORROW' | cash_event:
                    receivable | 1 = 1 | but the positions and dividends give
                    trade | kind = 'DELIST' | there is no DELIST
                    """)
    void findsAMissingRow(String table, String condition, String words) {
        findsInEverySession(table, "DELETE FROM " + table, condition, words);
    }

    /// Every position that was held over a date is split on it.
    @Test
    void findsAnActionThatWasNotBooked() {
        List<Map<String, Object>> held = books.rows("""
                SELECT p.session_id, p.symbol, s.last_slice_at FROM open_position p
                JOIN paper_session s ON s.session_id = p.session_id
                WHERE CAST(p.entered_at AS DATE) < CAST(s.last_slice_at AS DATE)
                """);
        assertThat(held).isNotEmpty();
        for (Map<String, Object> position : held) {
            WrittenBooks session = written.stream()
                    .filter(books -> position.get("session_id").equals(books.session()))
                    .findFirst()
                    .orElseThrow();
            LocalDateTime last = (LocalDateTime) position.get("last_slice_at");

            List<String> findings = session.findingsWith(
                    (String) position.get("symbol"), CorporateAction.Type.SPLIT, last.toLocalDate(), 1_000 * Money.ONE);

            assertThat(findings)
                    .as(position.toString())
                    .anyMatch(finding -> finding.startsWith("cash_event") && finding.contains(" the split of "));
        }
    }

    @Test
    void findsEventsThatFollowFromNothing() {
        List<Map<String, Object>> events = books.rows("""
                SELECT session_id, type, symbol FROM cash_event e
                WHERE event_no = 0 AND type <> 'BORROW' AND NOT EXISTS (
                    SELECT 1 FROM equity_point p WHERE p.session_id = e.session_id AND p.receivables <> 0)
                """);
        assertThat(events).isNotEmpty();
        for (Map<String, Object> event : events) {
            WrittenBooks session = written.stream()
                    .filter(books -> event.get("session_id").equals(books.session()))
                    .findFirst()
                    .orElseThrow();

            assertThat(session.findingsWithoutActions())
                    .as(event.toString())
                    .anyMatch(finding -> finding.equals("cash_event 0 (" + event.get("type") + " " + event.get("symbol")
                            + "): there is nothing that it follows from"));
        }
    }

    private static void findsInEverySession(String table, String tampering, String condition, String words) {
        int found = 0;
        for (WrittenBooks session : written) {
            List<Map<String, Object>> rows = session.givesOwnLevels()
                    ? List.of()
                    : books.rows(
                            "SELECT * FROM " + table + " WHERE session_id = ? AND " + condition, session.session());
            if (!rows.isEmpty()) {
                Map<String, Object> row = rows.get(new Random(session.session()).nextInt(rows.size()));
                String column = KEYS.get(table).getLast();
                boolean isNamed = tampering.startsWith("UPDATE")
                        && !table.equals("paper_session")
                        && !tampering.contains(" " + column + " =")
                        && !tampering.contains("event_id =");
                String name = isNamed ? String.valueOf(row.get(column)) : "";
                assertThat(findingsAfter(session, table, tampering, row))
                        .as(row.toString())
                        .anyMatch(finding -> finding.contains(words) && finding.contains(name));
                found++;
            }
        }
        assertThat(found).as("sessions with a row").isPositive();
    }

    private static List<String> findingsAfter(
            WrittenBooks session, String table, String tampering, Map<String, Object> row) {
        String key = KEYS.get(table).getFirst();
        return new TransactionTemplate(books.context().getBean(PlatformTransactionManager.class)).execute(status -> {
            status.setRollbackOnly();
            int changed = books.jdbc()
                    .update(tampering + " WHERE session_id = ? AND " + key + " = ?", session.session(), row.get(key));
            assertThat(changed).isEqualTo(1);
            return session.findings();
        });
    }

    private static WrittenBooks write(ReferenceCase random, String name) {
        Map<String, String> given = new HashMap<>(random.parameters());
        given.remove("adjust");
        given.put("session", name);
        given.put("symbols", String.join(",", random.symbols()));
        RequestedSettings asked = RequestedSettings.read(
                given, new StrategyCatalog(ProofIT.class.getClassLoader()), StrategyOrigin.COMMAND);
        assertThat(asked.sentences()).isEmpty();
        SessionSettings settings = Objects.requireNonNull(asked.settings());
        StrategyCatalog.Found strategy = Objects.requireNonNull(asked.strategy());
        return new WrittenBooks(
                books.context(),
                settings,
                settings.engineConfig(name, strategy.factory()),
                random.actions(),
                strategy.givesLevels(),
                random.slices(),
                random.closesAtEnd());
    }
}
