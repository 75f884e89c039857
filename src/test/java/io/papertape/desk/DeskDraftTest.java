package io.papertape.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.SymbolNames;
import io.papertape.ledger.StoredSession;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import io.papertape.settings.SettingValues;
import io.papertape.settings.StrategyOrigin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskDraftTest {

    /// A text of each setting of a session that is not its default.
    private static final Map<Setting<?>, String> OTHERS = Map.ofEntries(
            Map.entry(ReplaySettings.STRATEGY, "BreakoutStrategy"),
            Map.entry(ReplaySettings.SYMBOLS, "KO,NULL,5,true"),
            Map.entry(ReplaySettings.FROM, "2013-02-08T09:30"),
            Map.entry(ReplaySettings.TRADE_FROM, "2014-01-01"),
            Map.entry(ReplaySettings.ZONE, "America/New_York"),
            Map.entry(ReplaySettings.FILE_ZONE, "Asia/Tokyo"),
            Map.entry(ReplaySettings.CONFLICT, "last"),
            Map.entry(ReplaySettings.ADJUST, "splits"),
            Map.entry(ReplaySettings.INITIAL_CAPITAL, "1234.5"),
            Map.entry(OrderSettings.COMMISSION, "0.00000001"),
            Map.entry(OrderSettings.COMMISSION_MAKER, "0.001/share"),
            Map.entry(OrderSettings.COMMISSION_MIN, "1"),
            Map.entry(OrderSettings.COMMISSION_MAX, "0.005"),
            Map.entry(OrderSettings.SLIPPAGE, "0"),
            Map.entry(OrderSettings.IMPACT, "2.5"),
            Map.entry(OrderSettings.TICK, "0.01"),
            Map.entry(ReplaySettings.MAX_POSITIONS, "3"),
            Map.entry(ReplaySettings.POSITION_SIZE, "1"),
            Map.entry(OrderSettings.SIZING, "volatility"),
            Map.entry(OrderSettings.SIZE_AMOUNT, "2500"),
            Map.entry(OrderSettings.LOT, "0.00000001"),
            Map.entry(OrderSettings.FILL, "nextClose"),
            Map.entry(OrderSettings.VOLUME_LIMIT, "0.025"),
            Map.entry(OrderSettings.ENTRY_REMAINDER, "keep"),
            Map.entry(OrderSettings.LIMIT_FILL, "touch"),
            Map.entry(OrderSettings.LIMIT_BARS, "5"),
            Map.entry(OrderSettings.GAP_ENTRY, "take"),
            Map.entry(OrderSettings.STOP_LOSS, "0.05"),
            Map.entry(OrderSettings.TAKE_PROFIT, "1.5"),
            Map.entry(OrderSettings.TRAILING_STOP, "0.99999999"),
            Map.entry(OrderSettings.INTRABAR, "nearest"),
            Map.entry(OrderSettings.MAX_HOLD_BARS, "20"),
            Map.entry(OrderSettings.COOLDOWN_BARS, "3"),
            Map.entry(OrderSettings.SHORT, "true"),
            Map.entry(OrderSettings.OPPOSITE, "reverse"),
            Map.entry(OrderSettings.MARGIN_INITIAL, "1.5"),
            Map.entry(OrderSettings.MARGIN_MAINTENANCE, "0.25"),
            Map.entry(OrderSettings.BORROW_RATE, "0"),
            Map.entry(OrderSettings.DIVIDEND_TAX, "0.26375"),
            Map.entry(OrderSettings.DELIST_PRICE, "zero"),
            Map.entry(ReplaySettings.RISK, "off"),
            Map.entry(ReplaySettings.RISK_MAX_POSITION_SIZE, "0.5"),
            Map.entry(ReplaySettings.RISK_MAX_DAILY_LOSS, "0.12345678"),
            Map.entry(ReplaySettings.RISK_MAX_DRAWDOWN, "0.1"),
            Map.entry(ReplaySettings.RISK_MIN_CASH_RESERVE, "0"),
            Map.entry(ReplaySettings.RISK_DRAWDOWN_RESET, "90"),
            Map.entry(ReplaySettings.BENCHMARK, "off"),
            Map.entry(ReplaySettings.RISK_FREE_RATE, "-0.5"),
            Map.entry(ReplaySettings.PERIODS_PER_YEAR, "252"));

    @TempDir
    Path folder;

    private DeskDraft draft;

    static List<Setting<?>> settings() {
        return ReplaySettings.of(SettingScope.SESSION);
    }

    @BeforeEach
    void begin() {
        draft = new DeskDraft(folder.resolve("papertape.yaml"), DeskFolder.CATALOG);
    }

    @Test
    void writesWhatDiffersFromTheDefaults() {
        String text = draft.of(List.of(
                session("averages", values("risk", "off"), Map.of("fastPeriod", "5", "slowPeriod", "30")),
                session(
                        "it's",
                        values("risk", "off", "strategy", "BreakoutStrategy", "symbols", "AAPL,KO"),
                        Map.of("lookback", "20"))));

        assertThat(text)
                .startsWith("# yaml-language-server: $schema=papertape.schema.json\n")
                .endsWith("""

                # What all sessions have in common; a session may say otherwise.
                defaults:
                  prices: data/prices
                  risk: off

                # Prices and lists of symbols may have names, a night may be told of, and have its time:
                #
                # prices: {us: {prices: data/us, adjust: splits}, eu: data/eu}     # prices: us
                # symbols: {majors: [AAPL, KO, NVDA]}                              # symbols: majors
                # notify: {command: [mail-digest], on: attention}                  # or webhook: URL; on: always
                # schedule: {cron: 30 22 * * MON-FRI, zone: America/New_York}      # when serve begins a night

                # A setting that does not stand here is what the session began with, or the default of a new one. A list of
                # values makes a session of each: {session: grid, fastPeriod: [5, 10]} makes grid-5 and grid-10.
                sessions:
                  - session: averages
                    fastPeriod: 5
                  - session: it's
                    strategy: BreakoutStrategy
                    symbols: [AAPL, KO]
                """);
    }

    @Test
    void namesListsOfSymbolsThatSeveralSessionsHave() {
        SettingValues two = values("symbols", "AAPL,KO");
        SettingValues three = values("symbols", "AAPL,KO,BA");
        StoredSession[] sessions = {
            session("a", two, Map.of()),
            session("b", three, Map.of()),
            session("c", values("symbols", "NVDA"), Map.of()),
            session("d", two, Map.of()),
            session("e", three, Map.of()),
            session("f", SettingValues.DEFAULTS, Map.of())
        };

        assertThat(draft.of(List.of(sessions))).contains("""

                        # Lists of symbols that several sessions have.
                        symbols:
                          list-1: [AAPL, KO]
                          list-2: [AAPL, KO, BA]
                        """).endsWith("""
                        sessions:
                          - session: a
                            symbols: list-1
                          - session: b
                            symbols: list-2
                          - session: c
                            symbols: [NVDA]
                          - session: d
                            symbols: list-1
                          - session: e
                            symbols: list-2
                          - session: f
                        """);
        assertReadAs(sessions);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void writesEverySettingSoThatItIsRead(Setting<?> setting) {
        String other = Objects.requireNonNull(OTHERS.get(setting), () -> "OTHERS has no value of " + setting.name());
        SettingValues values = setting == OrderSettings.SIZE_AMOUNT
                ? values(setting.name(), other, "sizing", "fixedShares")
                : values(setting.name(), other);
        StoredSession changed = session("changed", values, Map.of());

        assertReadAs(changed, session("plain", SettingValues.DEFAULTS, Map.of()));
        assertReadAs(changed, session("also", values, Map.of()));
        assertThat(changed.settings().values().isDefault(setting)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "~", "a: b", "${HOME}", "$${X}", "${", "é #1", "- x", "a\nb", "\u0085", "yes"})
    void writesEveryNameSoThatItIsRead(String name) {
        assertReadAs(session(name, SettingValues.DEFAULTS, Map.of("fastPeriod", "7", "slowPeriod", "30")));
    }

    @Test
    void writesPathsAsSeenFromTheFile() {
        assertThat(draft.of(List.of(at("."), at("data/${x}"), at("/other"), at("../beside"))))
                .contains(
                        "prices: .\n",
                        "prices: data/$${x}\n",
                        "prices: /other\n",
                        "prices: " + folder.resolveSibling("beside") + "\n");
    }

    @Test
    void leavesClosedSessionsInTheBooks() {
        StoredSession open = session("open", SettingValues.DEFAULTS, Map.of());
        StoredSession closed = new StoredSession(
                2, "over", false, open.settings(), false, true, 0L, 1, 0, 1, 1, 0, 0, false, open.names(), null);

        String text = draft.of(List.of(open, closed));

        assertThat(text).contains("# Closed for good, so that they stand in the books alone: over\nsessions:\n");
        assertThat(new DeskFolder(folder).read(text).sessions()).hasSize(1);
    }

    @Test
    void keepsAllParametersOfAStrategyThatIsGone() {
        String text = draft.of(List.of(session("own", values("strategy", "mine.Gone"), Map.of("bars", "4"))));

        assertThat(text).endsWith("""
                    strategy: mine.Gone
                    bars: 4
                """);
    }

    @Test
    void showsAnExampleOfSixSessions() {
        String example = draft.example();

        Desk read = new DeskFolder(folder).read(example);

        assertThat(read.sessions().stream().map(DeskSession::name))
                .containsExactly("momentum", "reversion", "breakout", "calm", "averages-5", "averages-10");
        assertThat(read.sessions())
                .allSatisfy(session -> assertThat(session.parameters())
                        .containsEntry(
                                "prices",
                                Path.of("data", "prices").toAbsolutePath().toString()));
        assertThat(DeskSchemaDocumentTest.schemaProblems(example)).isEmpty();
    }

    @Test
    void seesThePricesOfAnExampleFromItsFolder() {
        assertThat(new DeskDraft(Desk.FILE, DeskFolder.CATALOG).example()).contains("\n  prices: data/prices\n");
    }

    private void assertReadAs(StoredSession... sessions) {
        String text = draft.of(List.of(sessions));

        Desk read = new DeskFolder(folder).read(text);

        assertThat(read.sessions()).hasSameSizeAs(sessions);
        for (int i = 0; i < sessions.length; i++) {
            DeskSession session = read.sessions().get(i);
            SessionSettings stored = sessions[i].settings();
            assertThat(session.name()).isEqualTo(sessions[i].name());
            assertThat(Path.of(Objects.requireNonNull(session.parameters().get("prices"))))
                    .isEqualTo(Path.of(stored.prices()));
            RequestedSettings asked =
                    RequestedSettings.read(session.parameters(), DeskFolder.CATALOG, StrategyOrigin.COMMAND);
            SessionSettings settings = Objects.requireNonNull(asked.settings());
            assertThat(settings.values()).isEqualTo(stored.values());
            assertThat(settings.parameters()).containsAllEntriesOf(stored.parameters());
        }
        assertThat(DeskSchemaDocumentTest.schemaProblems(text)).isEmpty();
    }

    private StoredSession at(String prices) {
        SessionSettings settings = new SessionSettings(
                SettingValues.DEFAULTS,
                Map.of(),
                folder.resolve(prices).normalize().toString());
        return stored("at " + prices, settings, true);
    }

    /// One that has asked for every symbol unless its settings name some.
    private StoredSession session(String name, SettingValues values, Map<String, String> parameters) {
        SessionSettings settings = new SessionSettings(
                values, parameters, folder.resolve("data/prices").toString());
        boolean all = values.isDefault(ReplaySettings.SYMBOLS);
        return stored(name, settings, all);
    }

    private static StoredSession stored(String name, SessionSettings settings, boolean all) {
        SymbolNames names = SymbolNames.of(settings.symbols());
        return new StoredSession(1, name, false, settings, all, false, null, 0, 0, 1, 1, 0, 0, false, names, null);
    }

    private static SettingValues values(String... texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            given.put(texts[i], texts[i + 1]);
        }
        SettingValues values = SettingValues.DEFAULTS;
        for (Setting<?> setting : ReplaySettings.ALL) {
            String text = given.get(setting.name());
            values = text == null ? values : with(values, setting, text);
        }
        return values;
    }

    private static <T> SettingValues with(SettingValues values, Setting<T> setting, String text) {
        try {
            return values.with(setting, setting.parse(text));
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
