package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a trader is told of prices that are adjusted, or should be.
class AdjustIT {

    private static final String NEVER_ADJUSTED = """
            Date,Open,High,Low,Close,Volume,Adj Close
            2014-06-05,700,700,700,700,10,100
            2014-06-06,707,707,707,707,10,101
            2014-06-09,102,102,102,102,70,102
            2014-06-10,103,103,103,103,70,103
            """;

    private static final String TOLD_SPLIT = """
            timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
            2014-06-06,700,700,700,700,100,10,0,1
            2014-06-09,707,707,707,707,101,10,0,7
            """;

    @TempDir
    Path folder;

    @Test
    void tellsOfAnAdjustedCloseThatIsNotUsed() throws IOException {
        Papertape.Ended raw = replay(NEVER_ADJUSTED, "session=raw");
        Papertape.Ended again = replay(NEVER_ADJUSTED, "session=raw");
        Papertape.Ended adjusted = replay(NEVER_ADJUSTED, "session=adjusted", "adjust=all");

        String line = "Adjust    Adj Close 100 is 85.7 % below the close 700 of AAPL on 2014-06-05 and is not used;"
                + " adjust=all would use it";
        assertThat(raw.out().lines()).containsOnlyOnce(line);
        assertThat(again.out().lines()).containsOnlyOnce(line);
        assertThat(adjusted.out()).doesNotContain("Adj Close");
        assertThat(List.of(raw.status(), again.status(), adjusted.status())).containsOnly(0);
    }

    @Test
    void leavesItToAPersonWhatToDoAboutASplitThatDoesNotFit() throws IOException {
        Papertape.Ended ended = replay(TOLD_SPLIT, "session=raw");

        assertThat(ended.status()).isEqualTo(5);
        assertThat(ended.err().lines())
                .contains("papertape: failed: the split of AAPL on 2014-06-09, 7 shares for each one"
                        + " (AAPL.csv line 3), does not fit its prices: 707 comes after 700, where about 100 was to be"
                        + " expected. It is told for another date, or the prices are adjusted for it already. The books"
                        + " end before it; an actions.csv beside the prices goes before what they tell of a symbol and"
                        + " date");
        write("actions.csv", "symbol,ex_date,type,value\nAAPL,2014-06-09,split,1\n");
        assertThat(replay(TOLD_SPLIT, "session=raw").status()).isZero();
    }

    @Test
    void refusesPricesThatCannotBeAdjusted() throws IOException {
        Papertape.Ended ended = replay("Date,Open,High,Low,Close,Volume\n2014-06-06,1,1,1,1,1\n", "adjust=all");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains(
                        "AAPL.csv: adjust=all needs an adjusted close beside the close, which the layout table does not"
                                + " have in this file; adjust=none takes the prices as they are");
    }

    @Test
    void refusesActionsThatAreWrong() throws IOException {
        write("actions.csv", "symbol,ex_date,type,value\nAAPL,2014-06-09,split,seven\nAAPL,6/9/2014,split,7\n");

        Papertape.Ended ended = replay(NEVER_ADJUSTED, "session=raw");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains(
                        "actions.csv line 2: value of a split must be a number of at most 18 digits but was 'seven'",
                        "actions.csv line 3: ex_date must be a date like 2014-06-09 but was '6/9/2014'");
    }

    @Test
    void listsActionsAndAdjustedClosesThatAreNotUsed() throws IOException {
        write("AAPL.csv", NEVER_ADJUSTED);
        write("actions.csv", "symbol,ex_date,type,value,pay_date\nAAPL,2014-08-07,dividend,0.47,2014-08-14\n");

        Papertape.Ended actions = run("inspect", "prices=" + prices(), "list=actions", "format=csv");
        Papertape.Ended suspicious = run("inspect", "prices=" + prices(), "list=suspicious", "format=csv");
        Papertape.Ended symbols = run("inspect", "prices=" + prices(), "list=symbols", "format=csv");

        assertThat(actions.out().lines())
                .containsExactly(
                        "symbol,date,type,value,pay_date,file,line",
                        "AAPL,2014-08-07,dividend,0.47,2014-08-14,actions.csv,2");
        assertThat(suspicious.out().lines())
                .contains("AAPL,2014-06-05,\"Adj Close 100 is 85.7 % below the close 700, and is not used\"");
        assertThat(symbols.out().lines())
                .containsExactly(
                        "symbol,bars,first_bar,last_bar,interval,gaps,suspicious,actions",
                        "AAPL,4,2014-06-05,2014-06-10,1 day,0,2,1");
    }

    private Papertape.Ended replay(String prices, String... parameters) throws IOException {
        write("AAPL.csv", prices);
        List<String> words = new ArrayList<>(
                List.of("replay", "prices=" + prices(), "strategy=BreakoutStrategy", "lookback=1", "reports=off"));
        words.addAll(List.of(parameters));
        return new CommandLine(folder).run(words);
    }

    private Papertape.Ended run(String... words) {
        return new CommandLine(folder).run(List.of(words));
    }

    private Path prices() {
        return folder.resolve("prices");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(prices());
        Files.writeString(prices().resolve(file), text);
    }
}
