package io.papertape.batch.replay;

import io.papertape.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that each have new books, on every database in turn.
@ParameterizedClass
@EnumSource(Database.class)
public abstract class EveryDatabase {

    @Parameter
    Database database;

    /// Where an H2 database is, and the prices of a test may be.
    @TempDir
    protected Path folder;

    protected TestBooks books;

    @BeforeEach
    final void openBooks() {
        books = new TestBooks(database, folder);
    }

    @AfterEach
    final void closeBooks() {
        books.close();
    }

    /// The rows of a query, each as its values: `[2024-01-05T00:00, 190.00000000]`.
    final List<String> text(String sql) {
        return books.rows(sql).stream().map(Map::values).map(Object::toString).toList();
    }
}
