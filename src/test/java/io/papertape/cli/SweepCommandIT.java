package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandIT {

    @TempDir
    Path folder;

    private Papertape.Ended run(String... words) {
        return new CommandLine(folder).run(words);
    }

    @Test
    void tellsTheBestsAndWhereTheyAre() {
        Papertape.Ended ended =
                run("sweep", "name=x", "symbols=AAPL,KO", "fastPeriod=5..15:5", "slowPeriod=20,40", "reports=off");

        assertThat(ended.status()).as("%s", ended).isZero();
        assertThat(ended.out())
                .startsWith("sweep 'x': 6 combinations × 2 accounts × 1 window in ")
                .contains("The best of each account and window, in hindsight:")
                .containsPattern(" AAPL +\\| +0 \\| fastPeriod=\\d+ slowPeriod=\\d+ ")
                .contains("report sweep_best sweep=x");
        assertThat(run("sweep", "name=x", "symbols=AAPL,KO", "fastPeriod=5..15:5", "slowPeriod=20,40", "reports=off")
                        .out())
                .startsWith("sweep 'x' was completed before; there is nothing to do. fresh=true begins it anew.");
        assertThat(run("report", "sweep_best", "sweep=x", "format=csv").out().lines())
                .hasSize(3);
    }

    @Test
    void leavesTheBestAsSessions() {
        Papertape.Ended ended = run(
                "sweep",
                "name=x",
                "symbols=AAPL,KO",
                "fastPeriod=5,10",
                "keep=2",
                "reports=off",
                "initialCapital=50000");

        assertThat(ended.status()).as("%s", ended).isZero();
        assertThat(ended.out().lines().filter(line -> line.startsWith("Kept as session ")))
                .containsExactly(
                        "Kept as session x-1: fastPeriod=10 slowPeriod=30, AAPL",
                        "Kept as session x-2: fastPeriod=5 slowPeriod=30, AAPL");
        assertThat(run(
                                "sql",
                                "SELECT s.session, s.equity - b.final_equity AS difference, s.trades - b.trades AS more"
                                        + " FROM report_session_summary s JOIN report_sweep b ON b.symbol = 'AAPL' AND"
                                        + " s.parameters = b.parameters || ' slowPeriod=30' ORDER BY s.session",
                                "format=csv")
                        .out())
                .isEqualTo("session,difference,more\r\nx-1,0,0\r\nx-2,0,0\r\n");
    }

    @Test
    void countsInADryRun() {
        Papertape.Ended ended =
                run("sweep", "symbols=AAPL,KO", "fastPeriod=5..15:5", "slowPeriod=20,40", "dryRun=true");

        assertThat(ended.status()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("would try 6 combinations × 2 accounts × 1 window.")
                .contains("2,518 bars are evaluated 6 times in all: 15,108 bars.");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void tellsWhatIsWrongWithParametersAndReports() {
        Papertape.Ended wrong = run("sweep", "fastPeriod=5..15:5", "fats=3", "reports=off");

        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("unknown parameter 'fats'").contains("help sweep");
        run("sweep", "name=x", "symbols=AAPL", "fastPeriod=5,10", "reports=off");
        assertThat(run("report", "sweep_best", "session=x").err())
                .contains("report sweep_best is about sweeps: write sweep=NAME instead of session=NAME");
        assertThat(run("report", "trades", "sweep=x").err())
                .contains("report trades is about sessions: write session=NAME instead of sweep=NAME");
        assertThat(run("report", "sweep_best", "sweep=y").err()).contains("unknown sweep 'y'");
        assertThat(run("sweep", "name=x", "symbols=AAPL", "fastPeriod=5,12", "reports=off")
                        .status())
                .isEqualTo(2);
    }
}
