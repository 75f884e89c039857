package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.order.Commission;
import io.papertape.engine.order.FillTiming;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import io.papertape.yaml.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskTest {

    @TempDir
    Path folder;

    private DeskFolder desk;

    @BeforeEach
    void useFolder() {
        desk = new DeskFolder(folder);
    }

    @Test
    void readsTheFileThatOthersRelyOn() {
        Desk read = desk.read("""
                defaults: {prices: prices, strategy: SimpleMAStrategy, risk: off}
                notify: {command: ["mail-digest"], on: attention}
                sessions:
                  - {session: majors, symbols: [AAPL, KO], fastPeriod: 5, slowPeriod: 20}
                  - {session: grid, fastPeriod: [5, 10], slowPeriod: [20, 30]}
                """);

        assertThat(read.sessions().stream().map(DeskSession::name))
                .containsExactly("majors", "grid-5-20", "grid-5-30", "grid-10-20", "grid-10-30");
        assertThat(read.sessions().getFirst().parameters())
                .containsExactly(
                        Map.entry("session", "majors"),
                        Map.entry("prices", folder.resolve("prices").toString()),
                        Map.entry("strategy", "SimpleMAStrategy"),
                        Map.entry("risk", "off"),
                        Map.entry("symbols", "AAPL,KO"),
                        Map.entry("fastPeriod", "5"),
                        Map.entry("slowPeriod", "20"));
        assertThat(parameters(read, "grid-10-20"))
                .containsEntry("session", "grid-10-20")
                .containsEntry("fastPeriod", "10")
                .containsEntry("slowPeriod", "20")
                .doesNotContainKey("symbols");
        assertThat(read.notification()).isEqualTo(new Notification(List.of("mail-digest"), null, NotifyOn.ATTENTION));
        assertThat(read.file()).isEqualTo(folder.resolve("papertape.yaml"));
    }

    @Test
    void makesGridsOfTheSettingsOfOrders() {
        Desk read = desk.read("""
                defaults: {realism: strict, stopLoss: 0.05}
                sessions:
                  - {session: costs, commission: [0.001, 0.005/share], fill: [nextOpen, nextClose], sizing: risk}
                """);

        assertThat(read.sessions().stream().map(DeskSession::name))
                .containsExactly(
                        "costs-0.001-nextOpen",
                        "costs-0.001-nextClose",
                        "costs-0.005/share-nextOpen",
                        "costs-0.005/share-nextClose");
        SessionSettings last = Objects.requireNonNull(RequestedSettings.read(
                        parameters(read, "costs-0.005/share-nextClose"), DeskFolder.CATALOG, StrategyOrigin.COMMAND)
                .settings());
        assertThat(last.fees().taker()).isEqualTo(Commission.ofShare(500_000));
        assertThat(last.fillRules().timing()).isEqualTo(FillTiming.NEXT_CLOSE);
        assertThat(last.fillRules().volumeLimit()).isEqualTo(2_500_000);
        assertThat(last.slippage().impact()).isEqualTo(10_000_000);
    }

    @Test
    void tellsWhereASessionAndItsParametersStand() {
        Desk read = desk.read("""
                defaults:
                  risk: off
                sessions:
                  - session: grid
                    fastPeriod: [5, 10]
                """);

        DeskSession second = read.sessions().get(1);

        assertThat(second.place()).isEqualTo(new Place(4, 5));
        assertThat(second.place("risk")).isEqualTo(new Place(2, 3));
        assertThat(second.place("fastPeriod")).isEqualTo(new Place(5, 21));
        assertThat(second.place("slowPeriod")).isEqualTo(second.place());
    }

    @Test
    void keepsTheTextOfAValue() {
        Desk read = desk.read("""
                sessions:
                  - session: 007
                    riskMaxDrawdown: 0.10
                    from: 2013-02-08
                    tradeFrom: 2013-02-08T09:30
                    initialCapital: 1e3
                    benchmark: ""
                    riskDrawdownReset: never
                    holdBack: +1
                """);

        assertThat(parameters(read, "007"))
                .isEqualTo(Map.of(
                        "session", "007",
                        "riskMaxDrawdown", "0.10",
                        "from", "2013-02-08",
                        "tradeFrom", "2013-02-08T09:30",
                        "initialCapital", "1e3",
                        "benchmark", "",
                        "riskDrawdownReset", "never",
                        "holdBack", "+1"));
    }

    @Test
    void namesSessionsOfAGridInTheOrderOfTheKeys() {
        Desk read = desk.read("""
                sessions:
                  - {slowPeriod: [20, 30], risk: [on, off], session: g, fastPeriod: [5]}
                """);

        assertThat(read.sessions().stream().map(DeskSession::name))
                .containsExactly("g-20-on-5", "g-20-off-5", "g-30-on-5", "g-30-off-5");
    }

    @Test
    void takesPriceSetsByName() {
        Desk read = desk.read("""
                prices:
                  us: {prices: us, adjust: splits, recursive: true}
                  eu: eu.csv
                defaults: {prices: us, risk: off}
                sessions:
                  - {session: a}
                  - {session: b, adjust: none}
                  - {session: c, prices: eu}
                  - {session: d, prices: ./other}
                  - {session: e, prices: [us, eu]}
                """);

        assertThat(parameters(read, "a")).isEqualTo(with("a", "us", "adjust", "splits", "recursive", "true"));
        assertThat(parameters(read, "b")).isEqualTo(with("b", "us", "adjust", "none", "recursive", "true"));
        assertThat(parameters(read, "c")).isEqualTo(with("c", "eu.csv"));
        assertThat(parameters(read, "d")).isEqualTo(with("d", "./other"));
        assertThat(parameters(read, "e-us")).isEqualTo(with("e-us", "us", "adjust", "splits", "recursive", "true"));
        assertThat(parameters(read, "e-eu")).isEqualTo(with("e-eu", "eu.csv"));
    }

    @Test
    void takesListsOfSymbolsByName() {
        Desk read = desk.read("""
                symbols:
                  majors: [AAPL, KO]
                defaults: {symbols: majors}
                sessions:
                  - {session: a}
                  - {session: b, symbols: [NVDA]}
                  - {session: c, symbols: "HD, BA"}
                """);

        assertThat(read.sessions().stream().map(session -> session.parameters().get("symbols")))
                .containsExactly("AAPL,KO", "NVDA", "HD, BA");
    }

    @Test
    void takesASymbolAsOnTheCommandLineWhereNoListHasAName() {
        assertThat(parameters(desk.read("sessions: [{session: a, symbols: KO}]"), "a"))
                .containsEntry("symbols", "KO");
    }

    @Test
    void takesPathsFromTheFolderOfTheFile() {
        Desk read = desk.read("""
                defaults: {prices: /data/prices}
                notify: {command: [bin/mail, x/y], webhook: "https://example.org/hook"}
                sessions:
                  - {session: a, reports: pages}
                  - {session: b, reports: off}
                """);

        assertThat(parameters(read, "a"))
                .containsEntry("prices", "/data/prices")
                .containsEntry("reports", folder.resolve("pages").toString());
        assertThat(parameters(read, "b")).containsEntry("reports", "off");
        assertThat(read.notification())
                .isEqualTo(new Notification(
                        List.of(folder.resolve("bin/mail").toString(), "x/y"),
                        URI.create("https://example.org/hook"),
                        NotifyOn.ATTENTION));
    }

    @Test
    void takesPathsFromTheWorkingDirectoryWhereTheFileIsThere() throws IOException {
        Path here = Files.createTempFile(Path.of("target"), "desk", ".yaml");
        try {
            Files.writeString(here, "sessions: [{session: a, prices: ../data}]");

            assertThat(parameters(Desk.read(here, DeskFolder.CATALOG, Map.of()), "a"))
                    .containsEntry("prices", "target/../data");
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void sharesAParameterOfAStrategyWithThoseSessionsThatHaveIt() {
        Desk read = desk.read("""
                defaults: {fastPeriod: 5, lookback: 10}
                sessions:
                  - {session: a}
                  - {session: b, strategy: BreakoutStrategy}
                  - {session: c, strategy: MomentumStrategy, lookback: 7}
                """);

        assertThat(parameters(read, "a")).isEqualTo(Map.of("session", "a", "fastPeriod", "5"));
        assertThat(parameters(read, "b"))
                .isEqualTo(Map.of("session", "b", "strategy", "BreakoutStrategy", "lookback", "10"));
        assertThat(parameters(read, "c"))
                .isEqualTo(Map.of("session", "c", "strategy", "MomentumStrategy", "lookback", "7"));
    }

    @Test
    void takesVariablesOfTheEnvironment() {
        Desk read = desk.read("""
                notify: {webhook: "https://example.org/${FAST}", on: "${ON:-always}"}
                sessions:
                  - {session: "a-${SUFFIX:-x}", fastPeriod: ["${FAST}", 6], reports: "$${FAST}", benchmark: "${TOKEN}"}
                """, Map.of("TOKEN", "s${FAST}", "FAST", "5", "SUFFIX", ""));

        assertThat(read.sessions().stream().map(DeskSession::name)).containsExactly("a-x-5", "a-x-6");
        assertThat(parameters(read, "a-x-5"))
                .containsEntry("reports", folder.resolve("${FAST}").toString())
                .containsEntry("benchmark", "s${FAST}");
        assertThat(read.notification().webhook()).hasToString("https://example.org/5");
        assertThat(read.notification().on()).isEqualTo(NotifyOn.ALWAYS);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere.yaml");

        assertThatThrownBy(() -> Desk.read(nowhere, DeskFolder.CATALOG, Map.of()))
                .hasMessage(nowhere + ": there is no such file; nightly init writes one");
        assertThatThrownBy(() -> Desk.read(folder, DeskFolder.CATALOG, Map.of()))
                .hasMessageStartingWith(folder + ": cannot be read: ");
    }

    private Map<String, String> with(String session, String prices, String... more) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("session", session, "prices", folder.resolve(prices).toString(), "risk", "off"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    private static Map<String, String> parameters(Desk desk, String session) {
        return desk.sessions().stream()
                .collect(Collectors.toMap(DeskSession::name, DeskSession::parameters))
                .get(session);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cron: 30 2 * * TUE-SAT}                                       | 2026-11-24T02:30:00Z
            {cron: 30 2 * * 2-6, zone: America/New_York}                   | 2026-11-24T07:30:00Z
            {cron: "15 30 2 * * *", zone: "${ZONE}"}                       | 2026-11-24T01:30:15Z
            {cron: "@daily"}                                               | 2026-11-24T00:00:00Z
            [{cron: 0 5 * * *}, {cron: 30 23 * * 1, zone: Europe/Berlin}]  | 2026-11-23T22:30:00Z
            """)
    void tellsWhenNightsAreDue(String schedule, Instant next) {
        Desk read = desk.read("schedule: " + schedule + "\nsessions: [{session: a}]", Map.of("ZONE", "Europe/Berlin"));

        assertThat(read.schedule().next(Instant.parse("2026-11-23T12:00:00Z"))).contains(next);
    }

    @Test
    void hasNoScheduleWhereNoneIsGiven() {
        assertThat(desk.read("sessions: [{session: a}]").schedule()).isEqualTo(Schedule.NONE);
    }
}
