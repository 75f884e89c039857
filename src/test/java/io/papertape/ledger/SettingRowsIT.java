package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
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

    private static final Setting<Integer> COOLDOWN = Setting.of(
            "cooldownBars", SettingScope.SESSION, SettingTypes.wholeNumber(0, 9), "0", "bars without an entry");
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
            SettingRows rows = new SettingRows(JdbcClient.create(books.jdbc()), List.of(COOLDOWN, NOTE));
            SettingValues given = session.settings().values().with(COOLDOWN, 3);

            rows.write(session.id(), given);

            assertThat(rows.read(session, session.settings().values())).isEqualTo(given);
            assertThat(rows(books)).containsExactly("cooldownBars=3");
            sessions.delete(session.id());
            assertThat(rows(books)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesASettingThatTheProgramDoesNotKnow(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            SessionLedger sessions = books.context().getBean(SessionLedger.class);
            StoredSession session = create(sessions);
            books.jdbc().update("INSERT INTO session_setting VALUES (?, 'cooldownBars', '10')", session.id());
            SettingRows rows = new SettingRows(JdbcClient.create(books.jdbc()), List.of(COOLDOWN));

            assertThatThrownBy(() -> sessions.find("kept"))
                    .isInstanceOf(ForeignSchemaException.class)
                    .hasMessage(
                            "the database was made by a newer Papertape: in session 'kept' cooldownBars is 10, which"
                                    + " this program does not know. Use the newer program, or a database of its own for this"
                                    + " one");
            assertThatThrownBy(() -> rows.read(session, SettingValues.DEFAULTS))
                    .isInstanceOf(ForeignSchemaException.class)
                    .hasMessageContaining("in session 'kept' cooldownBars must be within 0 and 9 but was 10. Use");
        }
    }

    private static List<String> rows(TestBooks books) {
        return books.jdbc().queryForList("SELECT setting || '=' || setting_value FROM session_setting", String.class);
    }

    private static StoredSession create(SessionLedger sessions) {
        SettingValues values = SettingValues.DEFAULTS.with(ReplaySettings.SYMBOLS, List.of("KO"));
        return sessions.create("kept", false, new SessionSettings(values, Map.of(), "prices"), false, Instant.EPOCH);
    }
}
