package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyCommandIT {

    private static final Path PRICES = Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    private Path file;
    private CommandLine commandLine;

    @BeforeEach
    void useFolder() {
        file = folder.resolve("desk.yaml");
        commandLine = new CommandLine(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nightly | papertape: papertape.yaml: there is no such file; nightly init writes one
            nightly thread=2 | papertape: unknown parameter 'thread': did you mean 'threads'?
            nightly threads=0 | papertape: threads must be
            nightly date=soon | papertape: date must be
            nightly format=csv | papertape: format: a digest is no table of rows
            nightly check init | papertape: nightly has one word that tells what else to do: check or init
            nightly chek | papertape: nightly knows no 'chek': did you mean 'check'?
            nightly check session=x | papertape: unknown parameter 'session': did you mean 'sessions'?
            nightly check format=xml | papertape: unknown format 'xml': the nearest is 'table'; known are table, csv, json, markdown
            nightly check sessions=nowhere.yaml | papertape: nowhere.yaml: there is no such file; nightly init writes one
            nightly init fresh=yes | papertape: fresh must be true or false but was 'yes'
            nightly init sessions=nowhere/x.yaml | papertape: sessions: there is no folder
            nightly init format=csv | papertape: unknown parameter 'format': the nearest is 'fresh'; known are sessions, fresh
            """)
    void refusesBadInputAndWritesNothing(String command, String message) {
        Papertape.Ended ended = commandLine.run(command.split(" "));

        assertThat(ended.err()).startsWith(message).endsWith("The books are unchanged. For help: help nightly\n");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsAllThatIsWrongWithTheFile() throws IOException {
        Files.writeString(file, "sesions: []\nsessions:\n  - {session: a, rsk: off}\n");

        Papertape.Ended ended = check();

        assertThat(ended.err()).isEqualTo("""
                papertape: FILE line 1, column 1: knows no key 'sesions'; the nearest is 'sessions'
                papertape: FILE line 3, column 18: unknown parameter 'rsk': did you mean 'risk'?
                The books are unchanged. For help: help nightly
                """.replace("FILE", file.toString()));
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void tellsOfPricesThatAreNotThere() throws IOException {
        Files.writeString(file, """
                prices:
                  us: nowhere
                  demo: %s
                sessions:
                  - {session: a, prices: us}
                  - {session: b, prices: us}
                  - {session: c, prices: demo, symbols: [APPL, KO]}
                """.formatted(PRICES));

        Papertape.Ended ended = check();

        assertThat(ended.messages())
                .first()
                .asString()
                .isEqualTo("papertape: " + file + " line 2, column 3: prices: there is no folder or file '"
                        + folder.resolve("nowhere") + "'");
        assertThat(ended.messages())
                .last()
                .asString()
                .startsWith("papertape: " + file + " line 7, column 32: symbols: the prices have no APPL; they have");
        assertThat(ended.messages()).hasSize(2);
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void showsWhatWouldRun() throws IOException {
        Files.writeString(file, """
                defaults: {prices: %s, to: 2013-06-28, reports: off}
                sessions:
                  - {session: mine, symbols: [KO, BA]}
                  - {session: grid, fastPeriod: [5, 7]}
                """.formatted(PRICES));
        assertThat(replay("mine", "symbols=KO,BA").status()).isZero();
        assertThat(replay("other", "symbols=KO").status()).isZero();

        Papertape.Ended ended = check("format=csv");

        assertThat(ended.out().lines())
                .containsExactly(
                        "session,status,strategy,parameters,symbols,prices,last_slice",
                        "mine,OPEN,SimpleMAStrategy,fastPeriod=10 slowPeriod=30,2," + PRICES + ",2013-06-28T00:00:00",
                        "grid-5,NEW,SimpleMAStrategy,fastPeriod=5 slowPeriod=30,all," + PRICES + ",",
                        "grid-7,NEW,SimpleMAStrategy,fastPeriod=7 slowPeriod=30,all," + PRICES + ",");
        assertThat(ended.err()).isEqualTo("In the books, but not in " + file + ", and left alone: other\n");
        assertThat(ended.status()).isZero();
    }

    @Test
    void tellsWhatASessionKeepsOtherwise() throws IOException {
        Files.writeString(file, "sessions: [{session: mine, risk: off}]");
        assertThat(replay("mine", "symbols=KO").status()).isZero();

        Papertape.Ended ended = check();

        assertThat(ended.messages())
                .contains(
                        "papertape: " + file + " line 1, column 28: session 'mine' keeps its settings: risk was on, now"
                                + " off (fresh=true starts it over)");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void looksForPricesWhereTheSessionHadThem() throws IOException {
        Path prices = Files.copy(PRICES.resolve("sp500_demo20.csv"), folder.resolve("prices.csv"));
        Files.writeString(file, "sessions: [{session: mine}]");
        assertThat(commandLine
                        .run("replay", "session=mine", "prices=" + prices, "to=2013-06-28", "reports=off")
                        .status())
                .isZero();
        assertThat(check("format=csv").out()).contains(",all," + prices + ",2013-06-28T00:00:00");

        Files.delete(prices);

        assertThat(check().messages())
                .containsExactly("papertape: " + file + " line 1, column 12: prices: there is no folder or file '"
                        + prices + "'");
    }

    @Test
    void tellsOfSettingsThatDoNotFitThoseOfTheSession() throws IOException {
        Files.writeString(file, "sessions: [{session: mine, slowPeriod: 40}]");
        assertThat(replay("mine", "symbols=KO", "fastPeriod=45", "slowPeriod=50")
                        .status())
                .isZero();

        assertThat(check().messages())
                .containsExactly(
                        "papertape: " + file + " line 1, column 12: fastPeriod must be less than slowPeriod but was"
                                + " 45 with slowPeriod 40");
    }

    @Test
    void writesTheSessionsOfTheBooksAndFindsNothingDifferent() throws IOException {
        assertThat(replay("mine", "symbols=KO,BA", "adjust=none", "riskMaxDrawdown=0.2")
                        .status())
                .isZero();
        assertThat(replay("all", "strategy=BreakoutStrategy", "lookback=7").status())
                .isZero();

        Papertape.Ended written = commandLine.run("nightly", "init", "sessions=" + file);
        Papertape.Ended checked = check("format=csv");

        assertThat(written.out())
                .startsWith("2 sessions in " + file + "\nNext: ")
                .endsWith(" --spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/db/papertape") + "\"\n")
                .contains("nightly check sessions=" + file + " ");
        assertThat(folder.resolve("papertape.schema.json")).exists();
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out().lines().skip(1))
                .containsExactly(
                        "all,OPEN,BreakoutStrategy,lookback=7,all," + PRICES + ",2013-06-28T00:00:00",
                        "mine,OPEN,SimpleMAStrategy,fastPeriod=10 slowPeriod=30,2," + PRICES + ",2013-06-28T00:00:00");
    }

    @Test
    void writesAnExampleWhereThereAreNoBooks() {
        Papertape.Ended written = commandLine.run("nightly", "init", "sessions=" + file);
        Papertape.Ended checked = check("format=csv");

        assertThat(written.out()).startsWith("an example in " + file + "\n");
        assertThat(checked.out().lines()).hasSize(7);
        assertThat(checked.status()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void leavesAFileThatIsThereUnlessItIsToBeWrittenAnew() throws IOException {
        Files.writeString(file, "sessions: [{session: mine}]");

        Papertape.Ended refused = commandLine.run("nightly", "init", "sessions=" + file);

        assertThat(refused.err())
                .startsWith("papertape: sessions: '" + file + "' is there already; fresh=true writes it anew\n");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(file).hasContent("sessions: [{session: mine}]");
        assertThat(commandLine
                        .run("nightly", "init", "sessions=" + file, "fresh=true")
                        .status())
                .isZero();
        assertThat(file).content().contains("session: momentum");
    }

    @Test
    void explainsItself() {
        assertThat(commandLine.run("help", "nightly").out())
                .contains("nightly check", "nightly init", "papertape.yaml");
        assertThat(commandLine.run("help").out()).contains("nightly check", "help nightly");
    }

    private Papertape.Ended check(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "nightly";
        words[1] = "check";
        words[2] = "sessions=" + file;
        System.arraycopy(more, 0, words, 3, more.length);
        return commandLine.run(words);
    }

    private Papertape.Ended replay(String session, String... more) {
        String[] words = new String[more.length + 5];
        words[0] = "replay";
        words[1] = "session=" + session;
        words[2] = "prices=" + PRICES;
        words[3] = "to=2013-06-28";
        words[4] = "reports=off";
        System.arraycopy(more, 0, words, 5, more.length);
        return commandLine.run(words);
    }
}
