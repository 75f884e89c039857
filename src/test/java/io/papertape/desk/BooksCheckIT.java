package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksCheckIT {

    @TempDir
    private static Path folder;

    private static TestBooks books;

    @BeforeAll
    static void replay() {
        books = new TestBooks(Database.H2, folder);
        for (String session : List.of("mine", "over", "gone")) {
            books.replay(
                    "session=" + session,
                    "strategy=BreakoutStrategy",
                    "symbols=KO,BA",
                    "risk=off",
                    "prices=data/prices",
                    "to=2013-06-28",
                    "reports=off",
                    "closeAtEnd=" + session.equals("over"));
        }
    }

    @AfterAll
    static void closeBooks() {
        books.close();
    }

    @Test
    void findsNothingDifferentInWhatItHasWrittenItself() {
        SessionLedger ledger = ledger();
        List<StoredSession> sessions =
                List.of(ledger.find("gone").orElseThrow(), ledger.find("mine").orElseThrow());
        DeskDraft draft = new DeskDraft(folder.resolve("papertape.yaml"), DeskFolder.CATALOG);

        BooksCheck check = check(draft.of(sessions));

        assertThat(check.problems()).isEmpty();
        assertThat(check.stored()).containsOnlyKeys("gone", "mine");
        assertThat(check.left()).containsExactly("over");
    }

    @Test
    void tellsWhereTheFileSaysOtherwise() {
        Desk desk = new DeskFolder(folder).read("""
                defaults:
                  risk: on
                  commission: 0.001
                sessions:
                  - session: new
                    prices: elsewhere
                  - session: mine
                    strategy: BreakoutStrategy
                    symbols: [KO]
                    lookback: 30
                  - session: over
                    risk: off
                """);

        BooksCheck check = BooksCheck.of(desk, ledger(), DeskFolder.CATALOG);

        String file = desk.file().toString();
        assertThat(desk.told(check.problems()))
                .containsExactly(
                        file + " line 2, column 3: session 'mine' keeps its settings: risk was off, now on (fresh=true"
                                + " starts it over)",
                        file
                                + " line 9, column 5: session 'mine' keeps its settings: symbols was KO,BA, now KO (fresh=true"
                                + " starts it over)",
                        file
                                + " line 10, column 5: session 'mine' keeps its settings: lookback was 20, now 30 (fresh=true"
                                + " starts it over)");
        assertThat(check.stored()).containsOnlyKeys("mine", "over");
        assertThat(check.left()).containsExactly("gone");
    }

    @Test
    void holdsTheStrategyAgainstThatOfTheSession() {
        Desk desk =
                new DeskFolder(folder).read("sessions: [{session: mine, strategy: SimpleMAStrategy, fastPeriod: 5}]");

        List<String> told =
                desk.told(BooksCheck.of(desk, ledger(), DeskFolder.CATALOG).problems());

        assertThat(told)
                .first()
                .isEqualTo(desk.file() + " line 1, column 28: session 'mine' keeps its settings: strategy was"
                        + " BreakoutStrategy, now SimpleMAStrategy (fresh=true starts it over)");
        assertThat(told)
                .last()
                .asString()
                .startsWith(desk.file() + " line 1, column 56: unknown parameter 'fastPeriod': session 'mine' has"
                        + " BreakoutStrategy with lookback; ");
        assertThat(told).hasSize(2);
    }

    private static BooksCheck check(String text) {
        return BooksCheck.of(new DeskFolder(folder).read(text), ledger(), DeskFolder.CATALOG);
    }

    private static SessionLedger ledger() {
        return books.context().getBean(SessionLedger.class);
    }
}
