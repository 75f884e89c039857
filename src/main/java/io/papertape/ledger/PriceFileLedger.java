package io.papertape.ledger;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// The price files that runs have read to their end. The caller opens the transaction. Safe for use by several threads.
class PriceFileLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;

    PriceFileLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// Replaces the files of a run: an earlier job execution has perhaps read others, and the last one has read all
    /// that it needs from their beginning.
    void replace(long run, List<UsedFile> files) {
        template.update("DELETE FROM price_file WHERE run_id = ?", run);
        template.batchUpdate(
                "INSERT INTO price_file (run_id, file, bytes, sha256, data_rows) VALUES (?, ?, ?, ?, ?)",
                files,
                ROWS_PER_BATCH,
                (statement, file) -> {
                    statement.setLong(1, run);
                    statement.setString(2, file.name());
                    statement.setLong(3, file.bytes());
                    statement.setString(4, file.sha256());
                    statement.setLong(5, file.rows());
                });
    }
}
