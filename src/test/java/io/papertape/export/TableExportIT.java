package io.papertape.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.TableSnapshot;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.parquet.ParquetRows;
import io.papertape.prices.parquet.ParquetTable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;

class TableExportIT {

    /// Bytes of more kinds than texts have; what they hold is compared by other programs.
    private static final String BYTES = "content";

    private static final List<String> WITH_ROWS = List.of(
            "paper_session",
            "trade",
            "equity_point",
            "equity_day",
            "open_position",
            "drawdown",
            "session_run",
            "session_metric",
            "price_bars",
            "batch_job_execution",
            "flyway_schema_history");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void writesEveryValueOfEveryTable(Database database) throws Exception {
        Path target = folder.resolve("export");
        Path killed = Files.createDirectories(folder.resolve("export.unfinished"));
        Files.writeString(killed.resolve("trade.parquet"), "cut off");
        try (TestBooks books = new TestBooks(database, Files.createDirectory(folder.resolve("books")))) {
            assertThat(books.replay("session=Straße", "prices=data/prices", "zone=America/New_York")
                            .failure())
                    .isNull();

            SequencedMap<String, Long> rows = new TableExport(books.context().getBean(DataSource.class)).write(target);

            assertThat(killed).doesNotExist();
            assertThat(rows).containsKeys(WITH_ROWS.toArray(String[]::new)).hasSizeGreaterThan(35);
            for (Map.Entry<String, Long> table : rows.entrySet()) {
                assertSame(books, table.getKey(), table.getValue(), target.resolve(table.getKey() + ".parquet"));
            }
            assertThat(WITH_ROWS)
                    .allSatisfy(table -> assertThat(rows.get(table)).isPositive());
        }
    }

    private static void assertSame(TestBooks books, String name, long rows, Path file) throws Exception {
        ConnectionCallback<String> select = connection -> TableSnapshot.select(
                connection, TableSnapshot.tables(connection).get(name));
        List<Map<String, Object>> expected = books.rows(books.jdbc().execute(select));
        assertThat(expected).as(name).hasSize(Math.toIntExact(rows));
        try (ParquetTable table = ParquetTable.open(file)) {
            ParquetRows actual = table.rows(',');
            assertThat(actual.next()).isTrue();
            List<String> columns = fields(actual.row());
            for (Map<String, Object> row : expected) {
                assertThat(columns).containsExactlyElementsOf(row.keySet());
                assertThat(actual.next()).isTrue();
                List<String> fields = fields(actual.row());
                for (int i = 0; i < columns.size(); i++) {
                    if (!columns.get(i).equals(BYTES)) {
                        Object value = row.get(columns.get(i));
                        assertThat(parsed(fields.get(i), value))
                                .as("%s.%s", name, columns.get(i))
                                .isEqualTo(expected(value));
                    }
                }
            }
            assertThat(actual.next()).isFalse();
        }
    }

    private static List<String> fields(CsvRow row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.fields(); i++) {
            fields.add(row.field(i));
        }
        return fields;
    }

    /// A field, as what it is to be equal to.
    private static @Nullable Object parsed(String field, @Nullable Object like) {
        return switch (like) {
            case null -> field.isEmpty() ? null : field;
            case BigDecimal _ -> new BigDecimal(field);
            case LocalDateTime _ -> OffsetDateTime.parse(field).toLocalDateTime();
            case Date _ -> LocalDate.parse(field);
            case Double _ -> Double.valueOf(field);
            default -> field;
        };
    }

    private static @Nullable Object expected(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case LocalDateTime time -> time.truncatedTo(ChronoUnit.MICROS);
            case Date date -> date.toLocalDate();
            case Double number -> number;
            default -> value.toString();
        };
    }
}
