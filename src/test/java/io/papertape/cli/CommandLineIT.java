package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.ledger.BooksSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineIT {

    private static final Path PRICES = Path.of("data", "prices").toAbsolutePath();
    private static final String DEMO = "prices=" + PRICES;

    @TempDir
    Path folder;

    /// The packaged program.
    private Papertape papertape;

    /// The same command line, for what does not depend on the folder in which a process is started.
    private CommandLine commandLine;

    @BeforeEach
    void usePackagedProgram() throws IOException, InterruptedException {
        papertape = Papertape.quick(folder);
        commandLine = new CommandLine(folder);
    }

    @ParameterizedTest
    @CsvSource({"sessions", "report trades", "replay prices=PRICES", "tearsheet session=x"})
    void refusesADatabaseThatCannotKeepTheBooks(String command) {
        String words = command.replace("PRICES", PRICES.toString()) + " --spring.datasource.url=jdbc:mysql://host/x";

        Papertape.Ended ended = commandLine.run(words.split(" "));

        assertThat(ended.err())
                .contains("papertape: spring.datasource.url must name H2 (jdbc:h2:…) or PostgreSQL (jdbc:postgresql:…)"
                        + " but was 'jdbc:mysql://host/x'" + System.lineSeparator());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    repaly | papertape: unknown command 'repaly': did you mean 'replay'?
                    replay sesion=x | papertape: unknown parameter 'sesion': did you mean 'session'?
                    replay x | papertape: 'x' is not a parameter; write name=value
                    replay prices=nowhere | papertape: prices: there is no folder or file 'nowhere'
                    inspect price=x | papertape: unknown parameter 'price': did you mean 'prices'?
                    inspect list=moves | papertape: unknown list 'moves': the nearest is 'files'; known are files, symbols, rejected, suspicious, actions
                    report trade | papertape: unknown report 'trade': did you mean 'trades'?
                    report trades limt=5 | papertape: unknown parameter 'limt': did you mean 'limit'?
                    report trades limit=0 | papertape: limit must be a whole number above 0 or all but was '0'
                    report trades format=jsn | papertape: unknown format 'jsn': did you mean 'json'?
                    report trades out=no/t.csv | papertape: out: there is no folder 'no' to write to
                    report trades out=t.xlsx | papertape: out: the name 't.xlsx' tells no format, as .txt, .csv, .json, .md do; format=NAME tells it, too
                    report trades out=. | papertape: out must name a file but '.' is a folder
                    report symbol_pnl to=2014-01-01 | papertape: report symbol_pnl takes no from and to: its rows have no time
                    report session=x | papertape: parameters need a report to go with: report NAME session=VALUE
                    sql | papertape: there is no statement; write one in quotes: sql "SELECT * FROM report_trades"
                    sql SELECT 1 | papertape: one statement at a time, in quotes for the shell, but were 2 words: SELECT 1
                    sql 1;2 | papertape: one statement at a time, but after the semicolon there is more: 2
                    sqll x | papertape: unknown command 'sqll': did you mean 'sql'?
                    sessions all | papertape: sessions takes no parameters
                    """)
    void refusesBadInputWithStatusTwoAndWritesNothing(String command, String message) {
        Papertape.Ended ended = commandLine.run(command.split(" "));

        assertThat(ended.err()).startsWith(message + System.lineSeparator());
        assertThat(ended.err()).contains("The books are unchanged. For help: ");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesPricesThatCannotBeReadWithStatusTwoAndWritesNothing() throws Exception {
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("A.csv"), "");
        Files.writeString(prices.resolve("B.csv"), "Datum,Kurs\n");
        Files.writeString(prices.resolve("C.csv.gz"), "not compressed");

        Papertape.Ended ended = papertape.run("replay", "prices=prices");

        assertThat(ended.err().lines())
                .containsExactly(
                        "papertape: A.csv: is empty",
                        "papertape: B.csv line 1: no layout of prices is known that begins with 'Datum,Kurs': it names no"
                                + " time, open, high, low and close in a header, and is like no layout without one",
                        "papertape: C.csv.gz: cannot be read: Not in GZIP format",
                        "The books are unchanged. For help: help replay");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void inspectsPricesAndOpensNoBooks() throws Exception {
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("KO.csv"), """
                Date;Close/Last;Volume;Open;High;Low
                02/13/2024;$1,206.88;352939;$1,210.95;$1,211.18;$1,206.56
                02/14/2024;;;;;
                """);

        Papertape.Ended files = commandLine.run("inspect", "prices=" + prices, "list=files", "format=csv");
        Papertape.Ended nowhere = commandLine.run("inspect", "prices=nowhere");

        assertThat(files.out().lines())
                .containsExactly(
                        "file,layout,prices,rows,rejected,unused_columns",
                        "KO.csv,Nasdaq,adjusted for splits,2,1,\"\"");
        assertThat(files.status()).isZero();
        assertThat(nowhere.err().lines()).containsExactly("papertape: prices: there is no folder or file 'nowhere'");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /// Most often the folder is the wrong one.
    @Test
    void makesNoDatabaseForASessionThatIsNotThere() throws Exception {
        Papertape.Ended ended = papertape.run("replay", "session=mine");

        assertThat(ended.err()).isEqualTo("""
                papertape: there is no session 'mine' that tells where its prices are: there are no books yet at jdbc:h2:file:./data/db/papertape
                papertape: prices: there is no folder or file 'data/prices'
                The books are unchanged. For help: help replay
                """);
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void leavesNoDatabaseForPricesThatTurnOutToBeOfNoUse() throws Exception {
        Files.createDirectory(folder.resolve("mine"));

        Papertape.Ended ended = commandLine.run(
                "replay",
                "session=x",
                DEMO,
                "symbols=NOPE",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("mine/new/books"));

        assertThat(ended.err())
                .contains("\npapertape: symbols: the prices have no NOPE; they have AAPL, AMZN,")
                .endsWith("The books are unchanged. For help: help replay\n");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("mine")).isEmptyDirectory();
    }

    @Test
    void findsThePricesOfASessionFromAnotherFolder() throws Exception {
        Files.createDirectories(folder.resolve("my"));
        Files.copy(Path.of("data", "prices", "sp500_demo20.csv"), folder.resolve("my/prices.csv"));
        assertThat(papertape
                        .run("replay", "session=x", "prices=my/prices.csv", "to=2013-12-31")
                        .status())
                .isZero();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        Papertape.Ended ended = Papertape.quick(elsewhere)
                .run("replay", "session=x", "--spring.datasource.url=jdbc:h2:file:../data/db/papertape");

        assertThat(ended.out()).contains("Period    2013-02-08 to 2018-02-07");
        assertThat(papertape.run("replay", "session=y").messages())
                .containsExactly(
                        "papertape: there is no session 'y' that tells where its prices are: the nearest is 'x'; known"
                                + " are x",
                        "papertape: prices: there is no folder or file 'data/prices'");
    }

    @Test
    void replaysReportsAndListsWhatThereIs() throws Exception {
        Papertape.Ended replayed = papertape.run(
                "replay", "session=it's", DEMO, "symbols=KO,AAPL", "to=2013-12-31", "risk=off", "positionSize=0.5");

        assertThat(replayed.err())
                .isEqualTo("replay: session it's, SimpleMAStrategy fastPeriod=10 slowPeriod=30, KO, AAPL of " + PRICES
                        + ", bars to 2013-12-31\n");
        assertThat(replayed.status()).isZero();
        assertThat(replayed.out().lines())
                .contains(
                        "Session   it's",
                        "Strategy  SimpleMAStrategy fastPeriod=10 slowPeriod=30",
                        "Period    2013-02-08 to 2013-12-31",
                        "Rejected  0 rows of the price files",
                        "Books     jdbc:h2:file:./data/db/papertape, user sa, no password");
        assertThat(replayed.out()).contains("report trades session='it'\\''s'");
        assertThat(folder.resolve("data/db/papertape.mv.db")).exists();

        Papertape.Ended report = commandLine.run("report", "report_symbol_pnl", "session=it's");

        assertThat(report.status()).isZero();
        assertThat(report.out().lines().findFirst().orElseThrow()).matches(" session \\| symbol \\| +trades .*");
        assertThat(report.out().lines().skip(2).map(line -> line.substring(0, 17)))
                .containsExactlyInAnyOrder(" it's    | AAPL  ", " it's    | KO    ");

        Papertape.Ended sessions = commandLine.run("sessions");

        assertThat(sessions.out())
                .contains(" it's    | OPEN   | 2013-12-31 | 98,330.43 | -1.67 % |   9.19 % |     14 | COMPLETED ");
        assertThat(commandLine.run("report", "trades", "session=its").err())
                .startsWith("papertape: unknown session 'its': did you mean 'it's'?");
    }

    @Test
    void namesSessionSymbolAndValueOfAnOverflow() throws Exception {
        Files.writeString(folder.resolve("HUGE.csv"), """
                timestamp,open,high,low,close,volume
                1577836800000,8,8,8,8,1
                1577836860000,10,10,10,10,1
                1577836920000,100,100,100,100,1
                """);

        Papertape.Ended ended = commandLine.run(
                "replay",
                "session=x",
                "prices=" + folder.resolve("HUGE.csv"),
                "strategy=MomentumStrategy",
                "lookback=1",
                "initialCapital=90000000000",
                "reports=off");

        assertThat(ended.messages())
                .containsExactly(
                        "papertape: failed: session x: symbol HUGE: quantity 1799100449 × price 100 exceeds the largest"
                                + " value 92233720368.54775807; fresh=true starts the session over, with a smaller"
                                + " initialCapital or without the symbol");
        assertThat(ended.err()).doesNotContain("Run the same command again");
        assertThat(ended.status()).isEqualTo(5);
    }

    @Test
    void tellsItsVersions() throws Exception {
        Papertape.Ended ended = papertape.run("--version");

        assertThat(ended.out())
                .matches("papertape \\d+\\.\\d+\\.\\d+, schema " + BooksSchema.VERSION + ", Java "
                        + Pattern.quote(Runtime.version().toString())
                        + ", commit ([0-9a-f]{7,}(, changed since)?|unknown)\n");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(commandLine.run("version", "x").err()).startsWith("papertape: version takes no parameters\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void explainsItself() {
        assertThat(commandLine.run("help").out()).contains("help replay", "Exit status: 0 done");
        assertThat(commandLine.run("help", "replay").out())
                .contains("riskMinCashReserve", "MeanReversionStrategy", "period=20 numStd=2");
        assertThat(commandLine.run("report").out()).contains("report_equity_curve");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void usesAStrategyFromTheFolderOfTheUser() throws IOException, InterruptedException {
        Path source = folder.resolve("Always.java");
        Files.writeString(source, """
                package mine;

                import io.papertape.engine.market.BarWindow;
                import io.papertape.engine.strategy.Signal;
                import io.papertape.engine.strategy.Strategy;

                public final class Always implements Strategy {
                    public int requiredBars() { return 1; }
                    public Signal signal(BarWindow bars) { return Signal.BUY; }
                }
                """);
        int compiled = javax.tools.ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        Path.of("target", "classes").toAbsolutePath().toString(),
                        "-d",
                        folder.resolve("strategies").toString(),
                        source.toString());
        assertThat(compiled).isZero();

        Papertape.Ended ended =
                papertape.run("replay", "strategy=mine.Always", DEMO, "symbols=KO", "to=2013-03-28", "risk=off");

        assertThat(ended.messages()).isEmpty();
        assertThat(ended.out()).contains("Trades    1 (0 round trips)", "Open      1 position: KO");
    }
}
