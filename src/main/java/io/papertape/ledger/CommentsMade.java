package io.papertape.ledger;

import io.papertape.database.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.internal.jdbc.Results;
import org.jspecify.annotations.Nullable;

/// Writes the comments that are missing or have changed.
///
/// H2 forgets comments on the columns of views when it is closed, and is spared them.
record CommentsMade(Comments comments, int checksum) implements RepeatableMigration {

    private static final String VIEW = "VIEW";

    /// Sorted after the views.
    private static final String DESCRIPTION = "what tables and columns mean";

    @Override
    public List<Results> execute(Context context) throws SQLException {
        Connection connection = context.getConnection();
        boolean h2 = Dialect.of(connection) == Dialect.H2;
        List<String> statements = new ArrayList<>();
        Set<String> views = tables(connection, statements);
        columns(connection, h2 ? views : Set.of(), statements);
        if (!statements.isEmpty()) {
            try (Statement made = connection.createStatement()) {
                if (h2) {
                    WrittenTogether.execute(made, statements, () -> {});
                } else {
                    made.execute(String.join(";\n", statements));
                }
            }
        }
        return List.of();
    }

    /// @return the views
    private Set<String> tables(Connection connection, List<String> statements) throws SQLException {
        Set<String> views = new TreeSet<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (tables.next()) {
                String type = tables.getString("TABLE_TYPE");
                String name = tables.getString("TABLE_NAME");
                boolean view = type.equals(VIEW);
                if (view) {
                    views.add(name);
                }
                if (view || type.endsWith("TABLE")) {
                    add(
                            (view ? "VIEW " : "TABLE ") + quoted(name),
                            comments.of(name.toLowerCase(Locale.ROOT)),
                            tables.getString("REMARKS"),
                            statements);
                }
            }
        }
        return views;
    }

    private void columns(Connection connection, Set<String> without, List<String> statements) throws SQLException {
        try (ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                String column = columns.getString("COLUMN_NAME");
                if (!without.contains(table)) {
                    add(
                            "COLUMN " + quoted(table) + "." + quoted(column),
                            comments.of(table.toLowerCase(Locale.ROOT), column.toLowerCase(Locale.ROOT)),
                            columns.getString("REMARKS"),
                            statements);
                }
            }
        }
    }

    private static void add(String what, @Nullable String text, @Nullable String present, List<String> statements) {
        if (text != null && !text.equals(present)) {
            statements.add("COMMENT ON " + what + " IS '" + text.replace("'", "''") + "'");
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    @Override
    public String getDescription() {
        return DESCRIPTION;
    }

    @Override
    public String getScript() {
        return "comments";
    }
}
