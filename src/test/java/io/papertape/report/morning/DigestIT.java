package io.papertape.report.morning;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@ParameterizedClass
@EnumSource(Database.class)
class DigestIT {

    @TempDir
    static Path folder;

    @Parameter
    Database database;

    private static TestBooks books;
    private static Digest first;
    private static Digest second;
    private static Digest third;

    @BeforeParameterizedClassInvocation
    static void passTwoNights(Database database) throws IOException {
        Path own = folder.resolve(database.name());
        books = new TestBooks(database, folder);
        assertThat(digests().ofLastNight()).isEmpty();
        TroubledDesk desk = new TroubledDesk(own);
        desk.first(books);
        first = digests().ofLastNight().orElseThrow();
        desk.second(books);
        second = digests().ofLastNight().orElseThrow();
        desk.third(books);
        third = digests().ofLastNight().orElseThrow();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    private static DigestReader digests() {
        return books.context().getBean(DigestReader.class);
    }

    @Test
    void tellsWhatNeedsAttentionFirst() {
        List<String> lines = second.lines(80);

        assertThat(lines.getFirst()).matches("Night of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(String.join("\n", lines.subList(1, lines.size()))).isEqualTo("""
                        11 sessions of /desk/papertape.yaml: 8 need attention

                        To be corrected: 1 session. The next night ends alike until settings or prices
                        are corrected.
                          misspelt: maxPositions must be a whole number but was 'many'

                        To be decided: 1 session. The next night ends alike until somebody decides.
                          restated: 1 bar that its books were made from changed since: KO 2024-01-03
                            open was 101, now 102, high was 101, now 102, low was 101, now 102, close
                            was 101, now 102 (KO.csv line 3). The largest change of a price is 0.99 %
                            (KO 2024-01-03). The books are unchanged; onRestatement=replay replays the
                            session whole under the new prices

                        Failed: 1 session. The cause may pass; the next night resumes them.
                          broken: java.lang.InternalError: the machine hiccups

                        Replayed whole: 1 session. report restated_bars and restated_trades tell what
                        has changed.
                          healed: 1 bar has changed; equity on 2024-01-03 was 100,169.14 and is
                            100,368.14

                        Rejected rows: 1 session. They were not used; report rejected_bars has them.
                          rejecting: 1 row: KO.csv line 4: open must be a number but was 'ten'

                        Strategies that failed: 1 session. The symbol did not trade then; report
                        strategy_failures has more.
                          failing: 2 times, the first: KO on 2024-01-04,
                            java.lang.IllegalStateException: not today

                        Stale symbols: 1 session. Positions are valued at their last price.
                          stale: KO has had no bar since 2024-01-03; 20.07 % of equity hangs on it

                        Locked out by risk: 1 session. No entry is possible any more; fresh=true
                        riskDrawdownReset=DAYS starts a session over.
                          locked: since 2024-01-03

                        Gains and losses since the night before: 4 sessions, -30.00 together
                         session   |    gain |  return |     equity | drawdown
                        -----------|---------|---------|------------|----------
                         steady    | +766.00 | +0.76 % | 100,935.14 |   0.00 %
                         rejecting | -597.00 | -0.60 % |  99,572.14 |   0.60 %
                         failing   | -398.00 | -0.40 % |  99,771.14 |   0.40 %
                         healed    | +199.00 | +0.20 % | 100,368.14 |   0.00 %

                        New trades: 1 in 1 session
                         session | traded at  | side | quantity | symbol |   price | realized
                        ---------|------------|------|----------|--------|---------|----------
                         steady  | 2024-01-04 | BUY  |      392 | PEP    | 51.0255 |

                        Symbols that were held and moved
                          Worst: KO -199.00 (-0.25 %, 4 sessions)

                        The rest: 1 closed before, 1 had no new slice""");
    }

    @Test
    void listsTheTradesOfAFirstNightThatHasFew() {
        assertThat(first.lines(80))
                .contains(
                        "New trades: 10 in 9 sessions",
                        " locked    | 2024-01-03 | SELL |      898 | KO     | 49.975 | -45,102.07",
                        "The rest: 1 closed before")
                .noneMatch(line -> line.startsWith("Gains"));
    }

    @Test
    void tellsOfRunsThatWereResumed() {
        assertThat(second.lines(80)).noneMatch(line -> line.startsWith("Resumed"));
        assertThat(third.lines(80))
                .contains("Resumed: 1 session. What had been interrupted is complete now.")
                .anyMatch(line -> line.matches("  broken: the run that began \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"));
        assertThat(third.sections())
                .filteredOn(section -> section.title().startsWith("Resumed"))
                .singleElement()
                .matches(section -> !section.attention());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void hasNoLineThatIsWiderThanTheTerminal(int width) {
        assertThat(first.lines(width))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        assertThat(second.lines(width))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void isMarkdown() {
        assertThat(second.markdown())
                .startsWith("# Night of ")
                .contains("""
                        ## Stale symbols: 1 session

                        Positions are valued at their last price.

                        - **stale**: KO has had no bar since 2024-01-03; 20.07 % of equity hangs on it

                        """)
                .contains("\n| steady | 2024-01-04 | BUY | 392 | PEP | 51.0255 |  |\n")
                .endsWith("\n\n1 closed before, 1 had no new slice\n");
    }

    @Test
    void isJson() {
        JsonNode json = new ObjectMapper().readTree(second.json());

        assertThat(json.at("/night/exit_status").asInt()).isEqualTo(2);
        assertThat(json.at("/night/need_attention").asInt()).isEqualTo(8);
        assertThat(json.at("/night/by_status").toString())
                .isEqualTo("{\"CARRIED\":6,\"CLOSED\":1,\"FAILED\":1,\"INVALID\":1,\"UNCHANGED\":1,\"UNDECIDED\":1}");
        assertThat(json.at("/sessions")).hasSize(11);
        assertThat(json.at("/sessions/0/session").asString()).isEqualTo("steady");
        assertThat(second.json()).contains("\"equity\":100935.142054,\"gain\":766.002004,");
        assertThat(json.at("/sessions/4/concerns").toString())
                .isEqualTo("[{\"kind\":\"locked out\",\"text\":\"since 2024-01-03\"}]");
        assertThat(json.at("/text").asString()).isEqualTo(second.markdown());
    }

    @Test
    void tellsWhetherItNeedsAttention() {
        assertThat(first.needsAttention()).isTrue();
        assertThat(second.needsAttention()).isTrue();
    }
}
