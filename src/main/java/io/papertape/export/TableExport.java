package io.papertape.export;

import io.papertape.database.TableColumn;
import io.papertape.database.TableSnapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Writes every table to a Parquet file of its own, all from one state of the database.
///
/// The files are written to a folder beside the one that is asked for, which takes its name at the end: there are all
/// of them, or none. What a killed process has left is removed by the next one.
///
/// ```java
/// Map<String, Long> rows = new TableExport(source).write(Path.of("export"));
/// ```
public final class TableExport {

    private static final String UNFINISHED = ".unfinished";
    private static final String ENDING = ".parquet";
    private static final int BUFFER = 1 << 16;

    private final DataSource source;

    public TableExport(DataSource source) {
        this.source = source;
    }

    /// Writes the files.
    ///
    /// @param folder is made; it may be there, but empty
    /// @return how many rows each table has
    /// @throws IOException if they cannot be written
    /// @throws SQLException if the tables cannot be read
    public SequencedMap<String, Long> write(Path folder) throws IOException, SQLException {
        Path target = folder.toAbsolutePath().normalize();
        Path beside = target.resolveSibling(target.getFileName() + UNFINISHED);
        remove(beside);
        Files.createDirectories(beside);
        try {
            SequencedMap<String, Long> rows = TableSnapshot.read(source, snapshot -> write(snapshot, beside));
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } finally {
            remove(beside);
        }
    }

    /// Nothing but what an export has written.
    private static void remove(Path beside) throws IOException {
        if (Files.isDirectory(beside)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(beside, "*" + ENDING)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(beside);
        }
    }

    private static SequencedMap<String, Long> write(TableSnapshot snapshot, Path folder)
            throws IOException, SQLException {
        SequencedMap<String, Long> rows = new TreeMap<>();
        for (String name : snapshot.names()) {
            rows.put(name, snapshot.rows(name, (columns, values) -> write(name, columns, values, folder)));
        }
        return rows;
    }

    private static long write(String name, List<TableColumn> columns, ResultSet rows, Path folder)
            throws IOException, SQLException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ENDING)), BUFFER)) {
            ParquetFile file = new ParquetFile(
                    out, name, columns.stream().map(ExportedColumn::new).toList());
            while (rows.next()) {
                file.add(rows);
            }
            return file.finish();
        }
    }
}
