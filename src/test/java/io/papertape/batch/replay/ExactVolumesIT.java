package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.engine.portfolio.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Volumes that no `double` holds, from the file to fills that are proven from the stored bars.
@ParameterizedClass
@EnumSource(Database.class)
class ExactVolumesIT {

    private static final List<String> VOLUMES =
            List.of("1", "90071992547.40993", "2", "123456789.12345679", "92233720368.54775807");

    @Parameter
    Database database;

    @TempDir
    Path folder;

    @Test
    void limitFillsToTheLastDigit() throws IOException {
        try (TestBooks books = new TestBooks(database, folder)) {
            write(VOLUMES);
            assertThat(replay(books, "all", "1", "2024-01-03")).isNull();
            assertThat(replay(books, "half", "0.5", "2024-01-05")).isNull();
            assertThat(replay(books, "all", "1", "2024-01-05")).isNull();

            assertThat(fills(books, "all"))
                    .containsExactly("BUY 90071992547.40993", "SELL 123456789.12345679", "SELL 89948535758.28647321");
            assertThat(fills(books, "half"))
                    .containsExactly("BUY 45035996273.704965", "SELL 61728394.56172839", "SELL 44974267879.14323661");

            List<String> restated = new ArrayList<>(VOLUMES);
            restated.set(3, "123456789.12345678");
            write(restated);
            assertThat(replay(books, "all", "1", "2024-01-05"))
                    .contains("A 2024-01-04 volume was 123456789.12345679, now 123456789.12345678 (A.csv line 5)");
        }
    }

    private void write(List<String> volumes) throws IOException {
        List<String> lines = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        for (String volume : volumes) {
            lines.add("2024-01-0" + lines.size() + ",0.001,0.001,0.001,0.001," + volume);
        }
        Files.write(folder.resolve("A.csv"), lines);
    }

    /// Why it failed, or null.
    private String replay(TestBooks books, String session, String limit, String to) {
        ReplayOutcome outcome = books.replay(
                "session=" + session,
                "to=" + to,
                "prices=" + folder.resolve("A.csv"),
                "strategy=" + VolumeSignals.class.getName(),
                "fill=nextOpen",
                "volumeLimit=" + limit,
                "lot=0.00000001",
                "sizing=fixedShares",
                "sizeAmount=92233720368",
                "initialCapital=200000000",
                "slippage=0",
                "commission=0",
                "risk=off");
        return outcome.failure() == null ? null : outcome.failure().getMessage();
    }

    private static List<String> fills(TestBooks books, String session) {
        return books.jdbc()
                .query(
                        "SELECT side, quantity FROM report_trades WHERE session = ? ORDER BY trade_no",
                        (row, i) -> row.getString(1) + " " + Money.format(Money.ofDecimal(row.getBigDecimal(2))),
                        session);
    }
}
