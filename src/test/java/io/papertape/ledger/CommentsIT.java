package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommentsIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void tellOfEveryTableViewAndColumn(Database database) throws SQLException {
        String url = database.freshUrl(folder);
        new TestBooks(url).close();

        List<String> without = new ArrayList<>();
        int told = 0;
        try (Connection connection = PublishedBooks.connect(url)) {
            Set<String> views = new HashSet<>();
            try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
                while (tables.next()) {
                    String type = tables.getString("TABLE_TYPE");
                    if (type.equals("VIEW")) {
                        views.add(tables.getString("TABLE_NAME"));
                    }
                    if (type.equals("VIEW") || type.endsWith("TABLE")) {
                        told += note(tables.getString("TABLE_NAME"), tables, without);
                    }
                }
            }
            try (ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
                while (columns.next()) {
                    String table = columns.getString("TABLE_NAME");
                    String column = table + "." + columns.getString("COLUMN_NAME");
                    if (database != Database.H2 || !views.contains(table)) {
                        told += note(column, columns, without);
                    } else {
                        told += note(column, columns.getString("COLUMN_NAME"), table, without);
                    }
                }
            }
        }

        assertThat(without).isEmpty();
        assertThat(told).isGreaterThan(750);
    }

    private static int note(String what, ResultSet row, List<String> without) throws SQLException {
        String remarks = row.getString("REMARKS");
        if (remarks == null || remarks.isBlank()) {
            without.add(what);
            return 0;
        }
        return 1;
    }

    /// H2 keeps no comments on the columns of views: it has to be there for other databases.
    private static int note(String what, String column, String view, List<String> without) {
        String text = new Comments(0).of(view.toLowerCase(Locale.ROOT), column.toLowerCase(Locale.ROOT));
        if (text == null) {
            without.add(what);
        }
        return text == null ? 0 : 1;
    }
}
