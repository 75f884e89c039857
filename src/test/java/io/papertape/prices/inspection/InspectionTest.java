package io.papertape.prices.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

    private static final String HEADER = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n";

    @TempDir
    private Path folder;

    @Test
    void tellsWhatAFileWasRecognisedAs() throws IOException {
        write("KO.csv", row("2024-01-02", "10"));

        Inspection inspection = inspect();

        assertThat(inspection.files().stream().map(ReadFile::layout))
                .containsExactly(new FileLayout("Yahoo", "adjusted for splits", List.of(), true));
        assertThat(inspection.symbols())
                .containsExactly(new SymbolFacts(
                        "KO",
                        1,
                        Instant.parse("2024-01-02T00:00:00Z"),
                        Instant.parse("2024-01-02T00:00:00Z"),
                        Duration.ZERO,
                        0));
    }

    @Test
    void countsGapsBeyondFourDaysAndThreeIntervals() throws IOException {
        write(
                "KO.csv",
                row("2024-01-04", "10"),
                row("2024-01-05", "10.1"),
                row("2024-01-09", "10.2"),
                row("2024-01-10", "10.3"),
                row("2024-01-15", "10.4"));
        write("WEEKLY.csv", row("2024-01-01", "10"), row("2024-01-08", "10.1"), row("2024-01-15", "10.2"));

        assertThat(inspect().symbols())
                .extracting(SymbolFacts::symbol, SymbolFacts::interval, SymbolFacts::gaps)
                .containsExactly(tuple("KO", Duration.ofDays(1), 1L), tuple("WEEKLY", Duration.ofDays(7), 0L));
    }

    @Test
    void countsRejectedRowsByReason() throws IOException {
        write(
                "KO.csv",
                row("2024-01-02", "10"),
                row("2024-01-03", "null"),
                row("2024-01-04", "null"),
                row("2024-01-05", "-1"),
                row("2024-01-05", "10"),
                row("2024-01-05", "11"));

        assertThat(inspect().rejected())
                .containsExactly(
                        new RejectedRows("KO.csv", "open must be a number", 2, 3),
                        new RejectedRows("KO.csv", "open must be positive", 1, 5),
                        new RejectedRows("KO.csv", "another bar than another row has for its time", 2, 6));
    }

    @Test
    void tellsOfMovesSlipsAndRuns() throws IOException {
        write(
                "KO.csv",
                row("2024-01-02", "10"),
                row("2024-01-03", "15"),
                row("2024-01-04", "22.51"),
                row("2024-01-05", "2000"),
                row("2024-01-06", "20"),
                row("2024-01-07", "9.99"));
        StringBuilder same = new StringBuilder(HEADER);
        for (int day = 1; day <= 12; day++) {
            same.append(row(LocalDate.of(2024, 2, day).toString(), "7"));
        }
        Files.writeString(folder.resolve("SAME.csv"), same);

        assertThat(inspect().suspicions())
                .containsExactly(
                        new Suspicion("KO", Instant.parse("2024-01-04T00:00:00Z"), "close moves by +50.1 %"),
                        new Suspicion(
                                "KO", Instant.parse("2024-01-05T00:00:00Z"), "close is a hundred times the one before"),
                        new Suspicion(
                                "KO", Instant.parse("2024-01-06T00:00:00Z"), "close is a hundredth of the one before"),
                        new Suspicion("KO", Instant.parse("2024-01-07T00:00:00Z"), "close moves by -50.1 %"),
                        new Suspicion(
                                "SAME",
                                Instant.parse("2024-02-10T00:00:00Z"),
                                "10 bars in succession have the same prices"));
    }

    private static String row(String date, String price) {
        return date + ("," + price).repeat(4) + ",7,0.0,0.0\n";
    }

    private void write(String file, String... rows) throws IOException {
        Files.writeString(folder.resolve(file), HEADER + String.join("", rows));
    }

    private Inspection inspect() {
        PriceQuery query = new PriceQuery(folder, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 100);
        try (PriceTape tape = new FilePrices().open(query)) {
            return Inspection.of(tape);
        }
    }
}
