package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Fees;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.portfolio.Money;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import io.papertape.settings.SettingTypes;
import io.papertape.settings.SettingValues;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Settings of a program that has some without a column of `paper_session`.
class SettingRowsIT {

    private static final Setting<Integer> MOST_ORDERS = Setting.of(
            "mostOrders", SettingScope.SESSION, SettingTypes.wholeNumber(0, 9), "0", "orders of a day at most");
    private static final Setting<Optional<String>> NOTE = Setting.describing(
            "note", SettingScope.SESSION, SettingTypes.text().unless(""), Optional.empty(), "none", "what it is for");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsNotTheDefaultUntilTheSessionIsRemoved(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            SessionLedger sessions = books.context().getBean(SessionLedger.class);
            StoredSession session = create(sessions);
            SettingRows rows = new SettingRows(JdbcClient.create(books.jdbc()), List.of(MOST_ORDERS, NOTE));
            SettingValues given = session.settings().values().with(MOST_ORDERS, 3);

            rows.write(session.id(), given);

            assertThat(rows.read(session, session.settings().values())).isEqualTo(given);
            assertThat(rows(books)).containsExactly("mostOrders=3");
            sessions.delete(session.id());
            assertThat(rows(books)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsCostsThatAreNoRateBesideTheColumns(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            SessionLedger sessions = books.context().getBean(SessionLedger.class);
            SettingValues given = SettingValues.DEFAULTS
                    .with(ReplaySettings.SYMBOLS, List.of("KO"))
                    .with(OrderSettings.COMMISSION, Commission.ofShare(500_000))
                    .with(OrderSettings.COMMISSION_MAKER, Optional.of(Commission.ofOrder(500_000_000)))
                    .with(OrderSettings.SLIPPAGE, new Slippage(0, 1, 0, 0))
                    .with(OrderSettings.TAKE_PROFIT, Optional.of(10_000_000L))
                    .with(OrderSettings.INTRABAR, IntrabarOrder.NEAREST);

            create(sessions, "kept", given);
            create(
                    sessions,
                    "rates",
                    given.with(OrderSettings.COMMISSION, Commission.ofRate(3))
                            .with(OrderSettings.SLIPPAGE, Slippage.ofRate(0)));

            assertThat(sessions.find("kept").orElseThrow().settings().values()).isEqualTo(given);
            assertThat(books.rows("SELECT name FROM paper_session WHERE commission = 0 AND slippage = 0"))
                    .hasToString("[{name=kept}]");
            assertThat(rows(books))
                    .contains("commission=0.005/share", "commissionMaker=5/order", "slippage=0.00000001/share")
                    .doesNotContain("commission=0.00000003", "slippage=0");
            assertThat(sessions.find("rates").orElseThrow().settings().costs())
                    .isEqualTo(new FillCosts(
                            new Fees(Commission.ofRate(3), Commission.ofOrder(500_000_000), 0, 0),
                            Slippage.ofRate(0),
                            Money.ONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesASettingThatTheProgramDoesNotKnow(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            SessionLedger sessions = books.context().getBean(SessionLedger.class);
            StoredSession session = create(sessions);
            books.jdbc().update("INSERT INTO session_setting VALUES (?, 'mostOrders', '10')", session.id());
            SettingRows rows = new SettingRows(JdbcClient.create(books.jdbc()), List.of(MOST_ORDERS));

            assertThatThrownBy(() -> sessions.find("kept"))
                    .isInstanceOf(ForeignSchemaException.class)
                    .hasMessage("the database was made by a newer Papertape: in session 'kept' mostOrders is 10, which"
                            + " this program does not know. Use the newer program, or a database of its own for this"
                            + " one");
            assertThatThrownBy(() -> rows.read(session, SettingValues.DEFAULTS))
                    .isInstanceOf(ForeignSchemaException.class)
                    .hasMessageContaining("in session 'kept' mostOrders must be within 0 and 9 but was 10. Use");
        }
    }

    private static List<String> rows(TestBooks books) {
        return books.jdbc().queryForList("SELECT setting || '=' || setting_value FROM session_setting", String.class);
    }

    private static StoredSession create(SessionLedger sessions) {
        return create(sessions, "kept", SettingValues.DEFAULTS.with(ReplaySettings.SYMBOLS, List.of("KO")));
    }

    private static StoredSession create(SessionLedger sessions, String name, SettingValues values) {
        return sessions.create(name, false, new SessionSettings(values, Map.of(), "prices"), false, Instant.EPOCH);
    }
}
