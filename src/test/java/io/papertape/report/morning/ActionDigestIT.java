package io.papertape.report.morning;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import io.papertape.report.ActionMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the digest tells of companies that act in a night, of a short position, and of an account that is ruined.
@ParameterizedClass
@EnumSource(Database.class)
class ActionDigestIT {

    @TempDir
    static Path folder;

    @Parameter
    Database database;

    private static TestBooks books;
    private static Digest first;
    private static Digest second;
    private static Digest third;

    @BeforeParameterizedClassInvocation
    static void passThreeNights(Database database) throws IOException {
        books = new TestBooks(database, folder);
        ActionMarket market = ActionMarket.in(folder.resolve(database.name()));
        first = night(market, "2024-01-03");
        second = night(market, "2024-01-04");
        third = night(market, "2024-01-08");
    }

    private static Digest night(ActionMarket market, String until) {
        TestNight.run(books, Map.of("acting", market.parameters()), until);
        return books.context().getBean(DigestReader.class).ofLastNight().orElseThrow();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    @Test
    void saysNothingOfTheDaysBeforeTheFirstNight() {
        assertThat(first.sections()).extracting(Section::title).noneMatch(title -> title.contains("Corporate"));
        assertThat(first.json()).doesNotContain("corporate_actions", "receivables", "borrow_fees");
    }

    @Test
    void namesWhatCompaniesDidAndWhatIsOwed() {
        assertThat(lines(second))
                .contains("Corporate actions of what is held: 3 in 1 session")
                .contains("| AAA    | split ")
                .contains("|    -63 | +146.67")
                .contains("| BBB    | dividend paid ")
                .contains("|  -20.00")
                .contains("| dividend, paid on 2024-01-10 |        |  +31.45")
                .contains("Dividends that are owed: +31.45 in 1 session")
                .contains(" acting  | AAA    | +31.45 | 2024-01-04 | 2024-01-10")
                .contains("Fees for borrowing: 0.48 in 1 session");
    }

    @Test
    void countsASplitAsNoMove() {
        // 37 at 300 and 146.67 in cash, after 100 at 110; the short position gained 3 a share on 4800.
        assertThat(lines(second)).contains("Best: BBB +300.00 (+6.25 %); AAA +246.67 (+2.24 %)");
    }

    @Test
    void namesWhatWasDelisted() {
        assertThat(lines(third))
                .contains("Corporate actions of what is held: 1 in 1 session")
                .contains(" acting  | 2024-01-08 | CCC    | delisted |   -100 |  +5.00")
                .contains("Dividends that are owed: +31.45 in 1 session")
                .contains("Fees for borrowing: 0.45 in 1 session");
    }

    @Test
    void tellsOtherProgramsOfIt() {
        JsonNode session =
                new ObjectMapper().readTree(second.json()).get("sessions").get(0);

        assertThat(session.get("corporate_actions"))
                .extracting(event ->
                        event.get("kind").asString() + " " + event.get("symbol").asString() + " " + event.get("shares")
                                + " " + event.get("amount") + " " + event.get("pay_date"))
                .containsExactlyInAnyOrder(
                        "split AAA -63 146.66666667 null",
                        "dividend BBB null -20 null",
                        "claim AAA null 31.45 \"2024-01-10\"");
        assertThat(session.get("receivables").toString())
                .isEqualTo(
                        "[{\"symbol\":\"AAA\",\"ex_date\":\"2024-01-04\",\"pay_date\":\"2024-01-10\",\"amount\":31.45}]");
        assertThat(session.get("borrow_fees").toString()).isEqualTo("0.48");
    }

    @Test
    void needsAttentionWhereNothingIsLeft() {
        books.jdbc().update("UPDATE paper_session SET ruined = TRUE");
        try {
            Digest digest =
                    books.context().getBean(DigestReader.class).ofLastNight().orElseThrow();

            assertThat(digest.needsAttention()).isTrue();
            assertThat(lines(digest))
                    .contains(
                            "Ruined: 1 session. Nothing was left of the account, so that everything is closed for good."
                                    + "\n  acting: equity is 100,599.22");
        } finally {
            books.jdbc().update("UPDATE paper_session SET ruined = FALSE");
        }
    }

    private static String lines(Digest digest) {
        return String.join("\n", digest.lines(200));
    }
}
