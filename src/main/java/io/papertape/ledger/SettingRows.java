package io.papertape.ledger;

import io.papertape.settings.InvalidValueException;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingValues;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Settings as rows of `session_setting`, each as the text that could be given. One that has its default has no row,
/// so that sessions made before it was known have none either; nor has one whose value a column tells. The caller opens
/// the transaction.
final class SettingRows {

    private final JdbcClient jdbc;
    private final Map<String, Setting<?>> settings;

    /// @param settings of a session
    SettingRows(JdbcClient jdbc, Collection<Setting<?>> settings) {
        this.jdbc = jdbc;
        this.settings = settings.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
    }

    /// Writes the rows of a session that has none yet.
    void write(long session, SettingValues values) {
        settings.forEach((name, setting) -> {
            if (!values.isDefault(setting)
                    && SettingColumn.ALL.stream().noneMatch(column -> column.tells(setting, values))) {
                add(session, setting, values);
            }
        });
    }

    /// Writes the row of a setting that a session has no row of.
    void add(long session, Setting<?> setting, SettingValues values) {
        jdbc.sql("INSERT INTO session_setting (session_id, setting, setting_value) VALUES (:session, :name, :value)")
                .param("session", session)
                .param("name", setting.name())
                .param("value", values.text(setting))
                .update();
    }

    /// These values, with what the rows of a session keep.
    ///
    /// @throws ForeignSchemaException if a row has a setting or a value that this program does not know:
    ///     to leave it out would be to replay another session
    SettingValues read(StoredSession session, SettingValues values) {
        SettingValues read = values;
        for (Row row : rows(session.id())) {
            Setting<?> setting = settings.get(row.name());
            if (setting == null) {
                throw ForeignSchemaException.setting(
                        session.name(), row.name() + " is " + row.value() + ", which this program does not know");
            }
            try {
                read = with(read, setting, row.value());
            } catch (InvalidValueException e) {
                throw ForeignSchemaException.setting(session.name(), e.problem());
            }
        }
        return read;
    }

    private List<Row> rows(long session) {
        return jdbc.sql("SELECT setting, setting_value FROM session_setting WHERE session_id = :session")
                .param("session", session)
                .query((row, i) -> new Row(row.getString("setting"), row.getString("setting_value")))
                .list();
    }

    private static <T> SettingValues with(SettingValues values, Setting<T> setting, String text)
            throws InvalidValueException {
        return values.with(setting, setting.parse(text));
    }

    private record Row(String name, String value) {}
}
