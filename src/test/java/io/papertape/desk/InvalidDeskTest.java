package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are refused, and what is told of them.
class InvalidDeskTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | papertape.yaml: is empty; expected 'sessions:'
            '[]' | papertape.yaml line 1, column 1: expected keys with values, such as 'sessions:'
            '{}' | papertape.yaml line 1, column 1: expected keys with values, such as 'sessions:'
            'sessions: [' | papertape.yaml line 1, column 12: is no YAML: expected the node content, but found '<stream end>'
            'defaults: {risk: off}' | papertape.yaml line 1, column 1: has no 'sessions:'
            'sessions:' | papertape.yaml line 1, column 10: expected a list, each entry after a '-'
            'sessions: []' | papertape.yaml line 1, column 11: expected a list, each entry after a '-'
            'sessions: {a: 1}' | papertape.yaml line 1, column 11: expected a list, each entry after a '-'
            'sessions: [a]' | papertape.yaml line 1, column 12: expected keys with values, such as 'session:'
            'sessions: [{risk: off}]' | papertape.yaml line 1, column 12: has no 'session:'
            'sessions: [{session: }]' | papertape.yaml line 1, column 21: session must have a value
            'sessions: [{session: " "}]' | papertape.yaml line 1, column 13: session must have 1 to 400 characters but was ' '
            'sessions: [{session: [a, b]}]' | papertape.yaml line 1, column 22: session must have a value
            'sessions: [{session: a, session: b}]' | papertape.yaml line 1, column 25: has 'session' twice
            'sessions: [{session: a}, {session: a}]' | papertape.yaml line 1, column 26: makes a second session 'a'; the first stands in line 1
            'sessions: [{session: a, fastPeriod: [5, 5]}]' | papertape.yaml line 1, column 12: makes a second session 'a-5'; the first stands in line 1
            'sessions: [{session: a-5}, {session: a, fastPeriod: [5]}]' | papertape.yaml line 1, column 28: makes a second session 'a-5'; the first stands in line 1
            'sessions: [{session: a, fastPeriod: []}]' | papertape.yaml line 1, column 37: expected a list, each entry after a '-'
            'sessions: [{session: a, fastPeriod: [[5]]}]' | papertape.yaml line 1, column 38: fastPeriod must have a value
            'sessions: [{session: a, fastPeriod: {x: 5}}]' | papertape.yaml line 1, column 37: fastPeriod must have a value
            'sessions: [{session: a, risk: }]' | papertape.yaml line 1, column 30: risk must have a value
            'sessions: [{session: a, risk: true}]' | papertape.yaml line 1, column 25: risk must be on or off but was 'true'
            'sessions: [{session: a, risk: [on, of]}]' | papertape.yaml line 1, column 36: risk must be on or off but was 'of'
            'sessions: [{session: a, maxPositions: 1_000}]' | papertape.yaml line 1, column 25: maxPositions must be a whole number but was '1_000'
            'sessions: [{session: a, maxPosition: 5}]' | papertape.yaml line 1, column 25: unknown parameter 'maxPosition': did you mean 'maxPositions'?
            'sessions: [{session: a, fastPeriod: x}]' | papertape.yaml line 1, column 25: fastPeriod must be a whole number but was 'x'
            'sessions: [{session: a, fastPeriod: [5, 40]}]' | papertape.yaml line 1, column 41: fastPeriod must be less than slowPeriod but was 40 with slowPeriod 30
            'sessions: [{session: a, strategy: SimpleStrategy}]' | papertape.yaml line 1, column 25: strategy: unknown strategy 'SimpleStrategy': there is no such class; known are SimpleMAStrategy, MomentumStrategy, MeanReversionStrategy, VolatilityStrategy, BreakoutStrategy; did you mean 'SimpleMAStrategy'?
            'sessions: [{session: a, from: 2014-01-01, to: 2013-01-01}]' | papertape.yaml line 1, column 25: from must not be after to but was 2014-01-01 with to 2013-01-01
            'sessions: [{session: a, fresh: true}]' | papertape.yaml line 1, column 25: fresh would start sessions over every night; replay session=NAME fresh=true does so once
            'sessions: [{session: a, copyOf: b}]' | papertape.yaml line 1, column 25: copyOf begins a session by replay session=NAME copyOf=OTHER; what sessions of a file share stands behind 'defaults:'
            'sessions: [{session: a, commission: 5/trade}]' | papertape.yaml line 1, column 25: commission must be a number of at most 8 decimals, or an amount like 0.005/share or 5/order, but was '5/trade'
            'sessions: [{session: a, sizing: risk}]' | papertape.yaml line 1, column 25: sizing=risk needs stopLoss or trailingStop, or a strategy that gives stops itself
            'sessions: [{session: a, symbols: [KO, KO]}]' | papertape.yaml line 1, column 25: symbols must not repeat 'KO'
            'sessions: [{session: a, symbols: []}]' | papertape.yaml line 1, column 34: expected a list, each entry after a '-'
            'sessions: [{session: a, symbols: ["A,B"]}]' | papertape.yaml line 1, column 35: a symbol must have no comma but was 'A,B'
            'sessions: [{session: a, symbols: [[KO]]}]' | papertape.yaml line 1, column 35: a symbol must have a value
            'sessions: [{session: a, prices: ""}]' | papertape.yaml line 1, column 25: prices must name a folder or a file
            'sessions: [{session: a, prices: "${P}"}]' | papertape.yaml line 1, column 33: prices uses the environment variable P, which is not set; ${P:-default} would have a default
            'sessions: [{session: a, prices: "${P"}]' | papertape.yaml line 1, column 33: prices has a '${' that begins no ${NAME} or ${NAME:-default}; $${ stands for ${
            'sessions: [{session: a, prices: "${P:-${Q}}"}]' | papertape.yaml line 1, column 33: prices has a '${' that begins no ${NAME} or ${NAME:-default}; $${ stands for ${
            'sessions: [{session: a, <<: {risk: off}}]' | papertape.yaml line 1, column 29: << must have a value
            'sessions: &s [*s]' | papertape.yaml line 1, column 11: expected keys with values, such as 'session:'
            'session: [{session: a}]' | papertape.yaml line 1, column 1: has no 'sessions:'
            """)
    void areRefusedWithTheirPlace(String text, String problem) {
        assertThat(problems(text)).contains(problem);
        assertThat(problems(text)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'prices: {us: {adjust: all}}' | papertape.yaml line 1, column 10: 'us' has no 'prices:'
            'prices: {us: {prices: p, adjusted: all}}' | papertape.yaml line 1, column 26: knows no key 'adjusted'; the nearest is 'adjust'
            'prices: {us: {prices: p, adjust: al}}' | papertape.yaml line 1, column 26: adjust must be none, splits or all but was 'al'
            'prices: {us: [p]}' | papertape.yaml line 1, column 14: prices must have a value
            'prices: p' | papertape.yaml line 1, column 9: expected keys with values, such as 'us:'
            'prices: {us: p, us: q}' | papertape.yaml line 1, column 17: has 'us' twice
            'symbols: {x: [KO, KO]}' | papertape.yaml line 1, column 11: symbols must not repeat 'KO'
            'symbols: {x: KO}' | papertape.yaml line 1, column 14: expected a list, each entry after a '-'
            'symbols: [KO]' | papertape.yaml line 1, column 10: expected keys with values, such as 'majors:'
            'defaults: {session: a}' | papertape.yaml line 1, column 12: sessions have no name in common; 'session:' stands in each of them
            'defaults: {fastPeriod: [5, 6]}' | papertape.yaml line 1, column 12: fastPeriod must have one value here; a grid belongs to a session
            'defaults: {maxPositions: 0}' | papertape.yaml line 1, column 12: maxPositions must be within 1 and 2147483647 but was 0
            'defaults: {lookbak: 5}' | papertape.yaml line 1, column 12: unknown parameter 'lookbak': the nearest is 'holdBack'
            'notify: {on: always}' | papertape.yaml line 1, column 9: has neither 'command:' nor 'webhook:'
            'notify: {command: mail}' | papertape.yaml line 1, column 19: expected a list, each entry after a '-'
            'notify: {command: [mail], on: never}' | papertape.yaml line 1, column 31: on must be attention or always but was 'never'
            'notify: {webhook: ftp://x}' | papertape.yaml line 1, column 19: webhook must be an address that begins with http:// or https://
            'notify: {webhook: "https:// x"}' | papertape.yaml line 1, column 19: webhook must be an address
            'notify: {command: [""]}' | papertape.yaml line 1, column 19: command must begin with a program
            'notify: {comand: [mail]}' | papertape.yaml line 1, column 10: knows no key 'comand'; the nearest is 'command'
            'schedule: 30 2 * * *' | papertape.yaml line 1, column 11: expected keys with values, such as 'cron:'
            'schedule: []' | papertape.yaml line 1, column 11: expected a list, each entry after a '-'
            'schedule: [{zone: UTC}]' | papertape.yaml line 1, column 12: has no 'cron:'
            'schedule: {cron: 30 2 * *}' | papertape.yaml line 1, column 18: cron must have five fields, such as '30 2 * * TUE-SAT' (minute, hour, day, month, weekday), or six with seconds before them, but was '30 2 * *'
            'schedule: {cron: 30 25 * * *}' | papertape.yaml line 1, column 18: cron '30 25 * * *' is none:
            'schedule: {cron: 30 2 30 2 *}' | papertape.yaml line 1, column 18: cron '30 2 30 2 *' is never due
            'schedule: {cron: 30 2 * * *, zone: Europe/Berlim}' | papertape.yaml line 1, column 36: zone must be an IANA zone like America/New_York but was 'Europe/Berlim': the nearest is 'Europe/Berlin'
            'schedule: {cron: 30 2 * * *, tz: UTC}' | papertape.yaml line 1, column 30: knows no key 'tz'; the nearest is 'zone'
            'default: {risk: off}' | papertape.yaml line 1, column 1: knows no key 'default'; the nearest is 'defaults'
            """)
    void areRefusedForWhatStandsBesideTheSessions(String text, String problem) {
        List<String> problems = problems(text + "\nsessions: [{session: a}]\n");

        assertThat(problems).first().asString().startsWith(problem);
        assertThat(problems).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tellEverythingThatIsWrongInTheOrderOfTheFile() {
        assertThat(problems("""
                        defaults:
                          strategy: SimpleMAStrategy
                          comission: 0.01
                          maxPositions: many
                        sesions: []
                        prices:
                          us: prices
                        sessions:
                          - session: a
                            prices: su
                            fastPeriod: 50
                          - session: b
                            riks: off
                            slowPeriod: [20, thirty]
                          - sessoin: c
                        """))
                .containsExactly(
                        "papertape.yaml line 3, column 3: unknown parameter 'comission': did you mean 'commission'?",
                        "papertape.yaml line 4, column 3: maxPositions must be a whole number but was 'many'",
                        "papertape.yaml line 5, column 1: knows no key 'sesions'; the nearest is 'sessions'",
                        "papertape.yaml line 10, column 5: prices: there is no price set 'su': the nearest is 'us';"
                                + " known are us; a folder is written with a '/', such as ./su",
                        "papertape.yaml line 11, column 5: fastPeriod must be less than slowPeriod but was 50 with slowPeriod 30",
                        "papertape.yaml line 13, column 5: unknown parameter 'riks': did you mean 'risk'?",
                        "papertape.yaml line 14, column 22: slowPeriod must be a whole number but was 'thirty'",
                        "papertape.yaml line 15, column 5: has no 'session:'",
                        "papertape.yaml line 15, column 5: unknown parameter 'sessoin': did you mean 'session'?");
    }

    @Test
    void tellOfAListOfSymbolsThatIsMeant() {
        assertThat(problems("""
                        symbols: {majors: [AAPL, KO]}
                        sessions: [{session: a, symbols: major}]
                        """))
                .containsExactly(
                        "papertape.yaml line 2, column 25: symbols: there is no list of symbols 'major': did you"
                                + " mean 'majors'?; a symbol alone is written as [major]");
    }

    @Test
    void haveNoMoreSessionsThanANightCanHold() {
        String values = IntStream.range(1, 200).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(problems("sessions: [{session: a, maxPositions: [" + values + "], chunkSize: [" + values + "]}]"))
                .containsExactly(
                        "papertape.yaml line 1, column 12: makes 39601 sessions, but a file has at most 10000");
    }

    @Test
    void countSessionsBeyondAllNumbers() {
        String values = IntStream.range(1, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String keys = IntStream.range(0, 8)
                .mapToObj(i -> "k" + i + ": [" + values + "]")
                .collect(Collectors.joining(", "));

        assertThat(problems("sessions: [{session: a, " + keys + "}]"))
                .containsExactly(
                        "papertape.yaml line 1, column 12: makes too many sessions, but a file has at most 10000");
    }

    @Test
    void doNotTellWhatMayBeASecret() {
        assertThat(new DeskFolder(folder)
                        .problems(
                                "notify: {webhook: \"${HOOK}\"}\nsessions: [{session: a}]",
                                Map.of("HOOK", "ftp://secret")))
                .containsExactly(
                        "papertape.yaml line 1, column 19: webhook must be an address that begins with http:// or"
                                + " https://");
    }

    private List<String> problems(String text) {
        return new DeskFolder(folder).problems(text);
    }
}
