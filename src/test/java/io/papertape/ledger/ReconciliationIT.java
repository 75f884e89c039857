package io.papertape.ledger;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ReconciliationIT {

    @Parameter
    Database database;

    private static TestBooks books;

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database, @TempDir Path folder) {
        books = new TestBooks(database, folder);
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    @BeforeEach
    void beginWithoutSessions() {
        SessionLedger sessions = books.context().getBean(SessionLedger.class);
        books.rows("SELECT session_id FROM paper_session")
                .forEach(session -> sessions.delete((Long) session.get("session_id")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE trade SET cash_flow = cash_flow + 0.00000001 WHERE trade_no = 3 | trade 3 (SELL AAPL): cash_flow is 9119.369969
                    UPDATE trade SET price = price + 0.00000001 WHERE trade_no = 3 | trade 3 (SELL AAPL): cash_flow is 9119.369969
                    UPDATE trade SET quantity = quantity + 1 WHERE trade_no = 0 | trade 0 (BUY AAPL): cash_flow is -9948.74572692 but quantity, price and commission give -10015.00443972
                    UPDATE trade SET realized_pnl = realized_pnl - 0.00000001 WHERE trade_no = 3 | trade 3 (SELL AAPL): quantity 150.00000000, realized_pnl -829.37575790 and entry_trade_no 0 do not agree with the buy before it
                    UPDATE trade SET realized_pnl = NULL WHERE trade_no = 3 | trade 3: there is no realized_pnl
                    UPDATE trade SET entry_trade_no = 1 WHERE trade_no = 3 | trade 3 (SELL AAPL): quantity 150.00000000, realized_pnl -829.37575789 and entry_trade_no 1 do not agree
                    UPDATE trade SET entry_trade_no = NULL WHERE trade_no = 3 | trade 3 (SELL AAPL): quantity 150.00000000, realized_pnl -829.37575789 and entry_trade_no null do not agree
                    UPDATE trade SET entry_trade_no = 0 WHERE trade_no = 0 | trade 0 (BUY AAPL): requested_quantity, limited_by, entry_trade_no, lowest_price or highest_price do not agree with side, quantity and price
                    UPDATE trade SET requested_quantity = quantity - 1 WHERE trade_no = 0 | trade 0 (BUY AAPL): requested_quantity,
                    UPDATE trade SET requested_quantity = quantity + 1 WHERE trade_no = 0 | trade 0 (BUY AAPL): requested_quantity,
                    UPDATE trade SET limited_by = 'riskMaxPositionSize' WHERE trade_no = 0 | trade 0 (BUY AAPL): requested_quantity,
                    UPDATE trade SET lowest_price = 1, highest_price = 1000 WHERE trade_no = 0 | trade 0 (BUY AAPL): requested_quantity,
                    UPDATE trade SET requested_quantity = quantity + 1, limited_by = 'riskMaxPositionSize' WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE trade SET lowest_price = NULL WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE trade SET highest_price = NULL WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE trade SET lowest_price = price + slippage + 0.00000001, highest_price = 1000 WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE trade SET highest_price = price + slippage - 0.00000001, lowest_price = 1 WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE trade SET slippage = slippage + 0.00000001 WHERE trade_no = 3 | trade 3 (SELL AAPL): the price before slippage, 60.88710001, is not explained
                    UPDATE trade SET commission = commission - 0.00000001, cash_flow = cash_flow + 0.00000001 WHERE trade_no = 3 | trade 3 (SELL AAPL): price
                    UPDATE trade SET realized_pnl = 1 WHERE trade_no = 0 | trade 0 (BUY AAPL): quantity 150.00000000, realized_pnl 1.00000000
                    UPDATE trade SET position_effect = 'CLOSE' WHERE trade_no = 0 | trade 0 (BUY AAPL): quantity 150.00000000, realized_pnl null and entry_trade_no null do not agree with the sell before it
                    UPDATE trade SET position_effect = 'OPEN' WHERE trade_no = 3 | trade 3 (SELL AAPL): requested_quantity,
                    UPDATE equity_point SET drawdown = drawdown + 0.001 WHERE recorded_at = '2013-06-03' | equity_point 2013-06-03T00:00: drawdown is
                    DELETE FROM equity_point WHERE recorded_at = '2013-02-11' | equity_point: 1 of the points 0 to 225 of the session are missing
                    DELETE FROM trade WHERE trade_no = 5 | trade: numbers go from 0 to
                    UPDATE trade SET trade_id = trade_id + 1000000 WHERE trade_no = 3 | which is not that of its session and number
                    UPDATE trade SET traded_at = '2013-02-09' WHERE trade_no = 2 | trade 2: there is no equity_point at
                    UPDATE equity_point SET cash = cash + 0.00000001 WHERE recorded_at = '2013-06-03' | equity_point 2013-06-03T00:00: cash is
                    UPDATE equity_point SET equity = equity - 0.00000001 WHERE recorded_at = '2013-06-03' | equity_point 2013-06-03T00:00: equity is
                    DELETE FROM equity_point WHERE recorded_at = '2013-12-31' | there is no equity_point at 2013-12-31, where last_slice_at is
                    UPDATE open_position SET quantity = quantity + 1 | open_position
                    UPDATE open_position SET market_value = market_value + 0.00000001 | open_position
                    UPDATE open_position SET lowest_price = NULL | open_position
                    UPDATE open_position SET highest_price = NULL | open_position
                    UPDATE open_position SET lowest_price = last_price + 0.00000001, highest_price = last_price + 1 | open_position
                    UPDATE open_position SET highest_price = last_price - 0.00000001, lowest_price = 0.00000001 | open_position
                    UPDATE open_position SET last_bar_at = entered_at | open_position
                    UPDATE open_position SET last_bar_at = '2014-01-01' | open_position
                    DELETE FROM open_position | open_position
                    UPDATE paper_session SET initial_capital = initial_capital + 0.00000001 | equity_point 2013-02-08T00:00: cash is
                    """)
    void catchesATamperedRowInTheNextRun(String tampering, String finding) {
        books.replay("session=x", "to=2013-12-31", "risk=off", "positionSize=0.1");
        int changed = books.jdbc().update(tampering);
        assertThat(changed).isPositive();

        ReplayOutcome outcome = books.replay("session=x", "to=2013-12-31");

        assertFailed(outcome)
                .hasMessageStartingWith("the books of session 'x' do not balance: ")
                .hasMessageContaining(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE trade SET realized_pnl = realized_pnl + 0.00000001 WHERE side = 'BUY' AND position_effect = 'CLOSE' | do not agree with the sell before it
                    UPDATE cash_event SET amount = amount + 0.00000001 WHERE event_no = 3 | cash_event 3 (BORROW
                    UPDATE cash_event SET booked_at = '2013-02-09 00:00:00' WHERE event_no = 0 | cash_event 0 (BORROW NVDA): there is no equity_point at 2013-02-09T00:00
                    DELETE FROM cash_event WHERE event_no = 3 | cash_event: number 3 is missing
                    UPDATE equity_point SET shorts_value = shorts_value + 0.00000001 WHERE recorded_at = '2013-06-03' | equity_point 2013-06-03T00:00: shorts_value is
                    UPDATE open_position SET quantity = -quantity WHERE quantity < 0 | quantity is
                    """)
    void catchesATamperedRowOfASessionThatSellsShort(String tampering, String finding) {
        books.replay("session=x", "to=2013-12-31", "risk=off", "positionSize=0.1", "short=true");
        assertThat(books.jdbc().update(tampering)).isPositive();

        ReplayOutcome outcome = books.replay("session=x", "to=2013-12-31");

        assertFailed(outcome)
                .hasMessageStartingWith("the books of session 'x' do not balance: ")
                .hasMessageContaining(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE trade SET lowest_price = highest_price + 1 WHERE trade_no = 3 | trade 3: prices must be positive and the highest not below the lowest but were
                    UPDATE trade SET limited_by = 'luck' WHERE trade_no = 0 | trade 0: a limit must be one of [riskMaxDrawdown,
                    """)
    void namesTheTradeThatCannotBe(String tampering, String message) {
        books.replay("session=x", "to=2013-12-31", "risk=off", "positionSize=0.1");
        assertThat(books.jdbc().update(tampering)).isEqualTo(1);

        ReplayOutcome outcome = books.replay("session=x", "to=2013-12-31");

        assertFailed(outcome).hasMessageStartingWith(message);
    }

    @Test
    void findsNothingInUntouchedBooks() {
        books.replay("session=x", "to=2013-12-31");

        assertCompleted(books.replay("session=x", "to=2013-12-31"));
    }
}
