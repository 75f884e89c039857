package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.InvalidParametersException;
import io.papertape.ledger.SessionLedger;
import io.papertape.settings.SessionSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions that begin with the settings of another one.
class CopiedSettingsIT {

    private static TestBooks books;

    @BeforeAll
    static void replay(@TempDir Path folder) {
        books = new TestBooks(Database.H2, folder);
        books.replay(
                "session=mine",
                "strategy=BreakoutStrategy",
                "lookback=15",
                "symbols=KO,BA",
                "prices=data/prices",
                "commission=0.002",
                "to=2013-06-28");
    }

    @AfterAll
    static void closeBooks() {
        books.close();
    }

    @Test
    void haveThoseOfTheOtherButForWhatIsGiven() {
        assertCompleted(books.replay("session=copy", "copyOf=mine", "riskMaxDrawdown=0.5", "to=2013-06-28"));

        assertThat(settings("mine").differences(settings("copy"))).hasToString("[riskMaxDrawdown was 0.15, now 0.5]");
        assertThat(settings("copy").prices()).isEqualTo(settings("mine").prices());
    }

    @Test
    void nameASessionThatHasNoName() {
        ReplayOutcome outcome = books.replay("copyOf=mine", "commission=0.003", "to=2013-06-28");

        assertThat(outcome.session()).startsWith("BreakoutStrategy-");
        assertThat(settings("mine").differences(settings(outcome.session())))
                .hasToString("[commission was 0.002, now 0.003]");
    }

    @Test
    void makeTheSameBooks() {
        books.replay("session=same", "copyOf=mine", "to=2013-06-28");

        assertThat(books.results("same")).isEqualTo(books.results("mine"));
    }

    @Test
    void leaveTheParametersOfAnotherStrategy() {
        books.replay("session=other", "copyOf=mine", "strategy=SimpleMAStrategy", "fastPeriod=5", "to=2013-06-28");

        assertThat(settings("other").texts())
                .containsEntry("fastPeriod", "5")
                .containsEntry("commission", "0.002")
                .doesNotContainKey("lookback");
    }

    @Test
    void carryASessionForwardThatHasThem() {
        books.replay("session=again", "copyOf=mine", "risk=off", "to=2013-06-28");

        assertThat(books.replay("session=again", "copyOf=mine", "risk=off", "to=2013-07-31")
                        .slices())
                .isPositive();
        assertThatThrownBy(() -> books.replay("session=again", "copyOf=mine", "maxPositions=3"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .isEqualTo(List.of(
                                        "session 'again' is there already and keeps its settings, which copyOf=mine does"
                                                + " not have: maxPositions was 10, now 3 (fresh=true starts it over)",
                                        "session 'again' is there already and keeps its settings, which copyOf=mine does"
                                                + " not have: risk was off, now on (fresh=true starts it over)")));
        books.replay("session=again", "copyOf=mine", "maxPositions=3", "fresh=true", "to=2013-06-28");
        assertThat(settings("mine").differences(settings("again"))).hasToString("[maxPositions was 10, now 3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            copyOf=mien | copyOf: unknown session 'mien': did you mean 'mine'?
            copyOf=mine lookbak=5 | unknown parameter 'lookbak': did you mean 'lookback'?
            copyOf=mine sizing=risk | sizing=risk needs stopLoss or trailingStop, or a strategy that gives stops itself
            copyOf= | copyOf must have 1 to 400 characters but was ''
            """)
    void areRefusedWhereTheyCannotBeHad(String parameters, String message) {
        String[] given = ("session=refused " + parameters).split(" ");

        assertThatThrownBy(() -> books.replay(given))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessage(message);
        assertThat(sessions().find("refused")).isEmpty();
    }

    private static SessionSettings settings(String session) {
        return sessions().find(session).orElseThrow().settings();
    }

    private static SessionLedger sessions() {
        return books.context().getBean(SessionLedger.class);
    }
}
