package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Five shares, bought on 2024-01-02, of which the split on 2024-01-04 leaves none.
class EmptiedPositionIT extends EveryDatabase {

    private Path prices;

    @BeforeEach
    void writePrices() throws IOException {
        List<String> closes = new ArrayList<>(List.of("100", "101", "100.6"));
        closes.addAll(Collections.nCopies(9, "804.8"));
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (String close : closes) {
            String date = "2024-01-" + (lines.size() < 10 ? "0" : "") + lines.size();
            lines.add(date + ("," + close).repeat(4) + ",1");
        }
        prices = Files.createDirectory(folder.resolve("prices"));
        Files.write(prices.resolve("A.csv"), lines);
        Files.write(prices.resolve("actions.csv"), List.of("symbol,ex_date,type,value", "A,2024-01-04,split,0.125"));
    }

    /// Six days without a position end on 2024-01-10, not six days after the first slice.
    @Test
    void countsDaysWithoutAPositionFromTheSplitOnAlsoNightByNight() {
        replay("session=whole", "to=2024-01-09");
        for (String night : List.of("2024-01-03", "2024-01-05", "2024-01-08", "2024-01-09")) {
            replay("session=nights", "to=" + night);
        }
        String riskPeak = "SELECT risk_peak_equity FROM paper_session WHERE name = ?";

        assertThat(books.rows("SELECT quantity_change FROM cash_event").toString())
                .isEqualTo("[{quantity_change=-5.00000000}, {quantity_change=-5.00000000}]");
        assertThat(books.rows(riskPeak, "nights")).isEqualTo(books.rows(riskPeak, "whole"));

        replay("session=whole", "to=2024-01-11");
        replay("session=nights", "to=2024-01-11");
        assertThat(books.rows(riskPeak, "whole").toString()).isEqualTo("[{risk_peak_equity=99998.00000000}]");
        assertThat(books.rows(riskPeak, "nights")).isEqualTo(books.rows(riskPeak, "whole"));
    }

    private void replay(String... parameters) {
        assertCompleted(books.replay(Stream.concat(
                        Stream.of(
                                "prices=" + prices,
                                "adjust=none",
                                "strategy=MomentumStrategy",
                                "lookback=1",
                                "threshold=0.005",
                                "sizing=fixedShares",
                                "sizeAmount=5",
                                "commission=0",
                                "slippage=0",
                                "riskDrawdownReset=6"),
                        Stream.of(parameters))
                .toArray(String[]::new)));
    }
}
