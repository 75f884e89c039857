package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCopyIT {

    @TempDir
    Path folder;

    /// Those that name a session or run in a column, or have a key that is made of one.
    @Test
    void namesEveryTableOfSessionsAndRuns() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            assertThat(books.jdbc().queryForList("""
                            SELECT DISTINCT LOWER(c.table_name)
                            FROM information_schema.columns c
                            JOIN information_schema.tables t ON t.table_name = c.table_name
                                AND t.table_schema = c.table_schema AND t.table_type = 'BASE TABLE'
                            WHERE c.table_schema = 'PUBLIC'
                                AND (c.column_name IN ('SESSION_ID', 'RUN_ID') OR c.remarks LIKE '%* 4294967296 +%')
                                AND c.table_name NOT IN ('NIGHT_SESSION', 'PRICE_BARS', 'CORPORATE_ACTION')
                            """, String.class))
                    .containsExactlyInAnyOrderElementsOf(SessionCopy.tables());
        }
    }
}
