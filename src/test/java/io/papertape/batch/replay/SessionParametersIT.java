package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.InvalidParametersException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameters of a strategy that only the session knows.
class SessionParametersIT {

    private static TestBooks books;

    @BeforeAll
    static void replay(@TempDir Path folder) {
        books = new TestBooks(Database.H2, folder);
        books.replay("session=mine", "strategy=BreakoutStrategy", "symbols=KO", "prices=data/prices", "to=2013-06-28");
    }

    @AfterAll
    static void closeBooks() {
        books.close();
    }

    @Test
    void areThoseOfTheSession() {
        assertCompleted(books.replay("session=mine", "lookback=20", "to=2013-07-31"));
        assertCompleted(books.replay("session=mine", "lookback=20", "strategy=BreakoutStrategy", "to=2013-07-31"));
    }

    @Test
    void changeWhenTheSessionIsStartedOver() {
        books.replay("session=fresh", "strategy=BreakoutStrategy", "symbols=KO", "prices=data/prices");

        assertCompleted(books.replay("session=fresh", "fresh=true", "lookback=30"));
        assertThat(books.rows("SELECT strategy, parameters FROM report_session_summary WHERE session = 'fresh'"))
                .hasToString("[{strategy=BreakoutStrategy, parameters=lookback=30}]");
        assertCompleted(books.replay("session=fresh", "fresh=true", "strategy=SimpleMAStrategy", "fastPeriod=5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookback=30 | session 'mine' keeps its settings: lookback was 20, now 30 (fresh=true starts it over)
            lookback=0 | lookback must be at least 1 but was 0
            lookbak=30 | unknown parameter 'lookbak': session 'mine' has BreakoutStrategy with lookback; did you mean 'lookback'?
            strategy=SimpleMAStrategy lookback=20 | session 'mine' keeps its settings: strategy was BreakoutStrategy, now SimpleMAStrategy (fresh=true starts it over)
            strategy=SimpleMAStrategy lookbak=20 lookback=0 | session 'mine' keeps its settings: strategy was BreakoutStrategy, now SimpleMAStrategy (fresh=true starts it over); lookback must be at least 1 but was 0; unknown parameter 'lookbak': session 'mine' has BreakoutStrategy with lookback; did you mean 'lookback'?
            risk=off lookback=30 | session 'mine' keeps its settings: lookback was 20, now 30 (fresh=true starts it over); session 'mine' keeps its settings: risk was on, now off (fresh=true starts it over)
            fresh=true lookbak=30 | unknown parameter 'lookbak': session 'mine' has BreakoutStrategy with lookback; did you mean 'lookback'?
            """)
    void areRefusedByTheNamesThatTheSessionHas(String parameters, String message) {
        String[] given = ("session=mine " + parameters).split(" ");

        assertThatThrownBy(() -> books.replay(given))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessage(message);
    }

    @Test
    void areThoseOfTheDefaultForASessionThatDoesNotExist() {
        assertThatThrownBy(() -> books.replay("session=new", "lookback=20", "prices=data/prices"))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessageStartingWith("unknown parameter 'lookback': the nearest is '")
                .hasMessageEndingWith(", fastPeriod, slowPeriod");
        assertThat(books.rows("SELECT name FROM paper_session WHERE name = 'new'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session=mine lookback=20 chunkSize=0 | chunkSize must be within 1 and 1000000 but was 0
            session=mine fresh=true strategy=SimpleMAStrategy lookbak=1 chunkSize=0 | unknown parameter 'lookbak': the nearest is
            session=mine strategy=BreakoutStrategy lookback=x | lookback must be a whole number but was 'x'
            """)
    void leaveOtherErrorsToBeToldBeforeTheBooksAreOpened(String parameters, String message) {
        assertThatThrownBy(() -> TestBooks.request(parameters.split(" ")))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessageStartingWith(message);
    }
}
