package io.papertape.settings;

import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Fees;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.session.ActionRules;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.StrategyFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of a session. Its engine, its books and every message about it take their settings from here.
///
/// @param values one for each setting that a session keeps. Its symbols are empty until the prices were
///     opened, if every symbol of the prices was asked for
/// @param parameters every parameter of the strategy, in its order
/// @param prices where the prices were when the session was created, absolute once it exists; they may be given
///     elsewhere later on
public record SessionSettings(SettingValues values, Map<String, String> parameters, String prices) {

    /// Settings that [#texts()] contains even where they have their default. All others are left out there: a
    /// session without a given name is named after these texts, and a setting that is added later must not
    /// change its name.
    private static final Set<Setting<?>> ALWAYS_TOLD = Set.of(
            ReplaySettings.STRATEGY,
            ReplaySettings.INITIAL_CAPITAL,
            OrderSettings.COMMISSION,
            OrderSettings.SLIPPAGE,
            ReplaySettings.MAX_POSITIONS,
            ReplaySettings.POSITION_SIZE,
            ReplaySettings.RISK,
            ReplaySettings.RISK_MAX_POSITION_SIZE,
            ReplaySettings.RISK_MAX_DAILY_LOSS,
            ReplaySettings.RISK_MAX_DRAWDOWN,
            ReplaySettings.RISK_MIN_CASH_RESERVE);

    private static final int LONGEST_TOLD = 200;

    public SessionSettings {
        values = values.of(SettingScope.SESSION);
        parameters = new LinkedHashMap<>(parameters);
    }

    /// These settings for the symbols that prices have, which are at a place that every folder knows by this name.
    public SessionSettings withPrices(List<String> found, Path place) {
        return new SessionSettings(
                values.with(ReplaySettings.SYMBOLS, List.copyOf(found)),
                parameters,
                place.toAbsolutePath().normalize().toString());
    }

    /// The value of a setting of the session.
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /// Name of the strategy.
    public String strategy() {
        return get(ReplaySettings.STRATEGY);
    }

    /// In processing order.
    public List<String> symbols() {
        return get(ReplaySettings.SYMBOLS);
    }

    /// Capital at the beginning, in units of 0.00000001.
    public long initialCapital() {
        return get(ReplaySettings.INITIAL_CAPITAL);
    }

    /// Which bars the session sees and trades, and what its days are.
    public SessionPeriod period() {
        return new SessionPeriod(
                get(ReplaySettings.FROM).orElse(null),
                get(ReplaySettings.TRADE_FROM).orElse(null),
                get(ReplaySettings.ZONE),
                get(ReplaySettings.FILE_ZONE));
    }

    /// Commission, slippage, and what quantities are whole multiples of.
    public FillCosts costs() {
        return new FillCosts(fees(), slippage(), get(OrderSettings.LOT));
    }

    /// What orders pay beside their value.
    public Fees fees() {
        Commission commission = get(OrderSettings.COMMISSION);
        return new Fees(
                commission,
                get(OrderSettings.COMMISSION_MAKER).orElse(commission),
                get(OrderSettings.COMMISSION_MIN),
                orOff(OrderSettings.COMMISSION_MAX));
    }

    /// By how much fills are worse than the price.
    public Slippage slippage() {
        Slippage slippage = get(OrderSettings.SLIPPAGE);
        return new Slippage(slippage.rate(), slippage.perShare(), get(OrderSettings.IMPACT), orOff(OrderSettings.TICK));
    }

    /// When orders and levels are filled.
    public FillRules fillRules() {
        return new FillRules(
                get(OrderSettings.FILL),
                orOff(OrderSettings.VOLUME_LIMIT),
                get(OrderSettings.ENTRY_REMAINDER),
                get(OrderSettings.LIMIT_BARS),
                get(OrderSettings.GAP_ENTRY),
                get(OrderSettings.LIMIT_FILL),
                get(OrderSettings.INTRABAR),
                orOff(OrderSettings.STOP_LOSS),
                orOff(OrderSettings.TAKE_PROFIT),
                orOff(OrderSettings.TRAILING_STOP),
                get(OrderSettings.MAX_HOLD_BARS).orElse(0),
                get(OrderSettings.COOLDOWN_BARS).orElse(0));
    }

    /// Whether the session sells what it does not hold, and what that needs.
    public ShortRules shortRules() {
        boolean allowed = get(OrderSettings.SHORT);
        return new ShortRules(
                allowed,
                allowed && get(OrderSettings.OPPOSITE),
                get(OrderSettings.MARGIN_INITIAL),
                get(OrderSettings.MARGIN_MAINTENANCE),
                get(OrderSettings.BORROW_RATE));
    }

    /// What corporate actions bring the session.
    public ActionRules actionRules() {
        return new ActionRules(
                get(OrderSettings.DIVIDEND_TAX), get(OrderSettings.DELIST_PRICE).orElse(false));
    }

    /// Whether fills depend on the volumes of bars.
    public boolean usesVolumes() {
        return fillRules().volumeLimit() > 0 || get(OrderSettings.IMPACT) > 0;
    }

    /// What the quantity of an entry is found from.
    public Sizing sizing() {
        return new Sizing(
                get(OrderSettings.SIZING), get(ReplaySettings.POSITION_SIZE), orOff(OrderSettings.SIZE_AMOUNT));
    }

    /// For the engine 0 stands for off.
    private long orOff(Setting<Optional<Long>> setting) {
        return get(setting).orElse(0L);
    }

    /// What limits entries; null where nothing does.
    public @Nullable RiskLimits riskLimits() {
        return get(ReplaySettings.RISK)
                ? new RiskLimits(
                        get(ReplaySettings.RISK_MAX_POSITION_SIZE),
                        get(ReplaySettings.RISK_MAX_DAILY_LOSS),
                        get(ReplaySettings.RISK_MAX_DRAWDOWN),
                        get(ReplaySettings.RISK_MIN_CASH_RESERVE))
                : null;
    }

    /// Calendar days without a position after which the highest equity counts from there; null for never.
    public @Nullable Integer riskDrawdownReset() {
        return get(ReplaySettings.RISK_DRAWDOWN_RESET).orElse(null);
    }

    /// What the session's metrics are measured by.
    public MetricSettings metrics() {
        return new MetricSettings(
                get(ReplaySettings.BENCHMARK).orElse(null),
                get(ReplaySettings.RISK_FREE_RATE),
                get(ReplaySettings.PERIODS_PER_YEAR).orElse(null));
    }

    /// The benchmark, which has seen nothing yet.
    public Benchmark newBenchmark() {
        String symbol = metrics().benchmark();
        SessionCalendar calendar = new SessionCalendar(period().zone());
        if (symbol == null) {
            return new Benchmark(symbols().size(), OptionalInt.empty(), calendar);
        }
        int index = symbols().indexOf(symbol);
        return index < 0 ? Benchmark.apart(calendar) : new Benchmark(symbols().size(), OptionalInt.of(index), calendar);
    }

    /// What the engine takes from these settings.
    ///
    /// @param name of the session
    /// @param factory makes the instances of the strategy
    public SessionConfig engineConfig(String name, StrategyFactory factory) {
        return configBuilder(name, factory).build();
    }

    /// As [#engineConfig(String, StrategyFactory)], to be completed by what these settings do not have.
    public SessionConfig.Builder configBuilder(String name, StrategyFactory factory) {
        return SessionConfig.builder(name, factory)
                .symbols(symbols())
                .initialCapital(initialCapital())
                .costs(costs())
                .maxPositions(get(ReplaySettings.MAX_POSITIONS))
                .sizing(sizing())
                .fills(fillRules())
                .daysPerYear(get(ReplaySettings.PERIODS_PER_YEAR).orElse(252))
                .zone(get(ReplaySettings.ZONE))
                .riskLimits(riskLimits())
                .shorts(shortRules())
                .actions(actionRules())
                .riskDrawdownReset(riskDrawdownReset())
                .tradeFrom(get(ReplaySettings.TRADE_FROM).orElse(Long.MIN_VALUE));
    }

    /// The parameters as `name=value`, separated by blanks.
    public String parametersText() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /// The settings as parameters: texts by name, those of the strategy behind its name. Most settings are left out
    /// where they have their default.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting<?> setting : ReplaySettings.of(SettingScope.SESSION)) {
            if (ALWAYS_TOLD.contains(setting) || !values.isDefault(setting)) {
                texts.put(setting.name(), values.text(setting));
            }
            if (setting == ReplaySettings.STRATEGY) {
                texts.putAll(parameters);
            }
        }
        return texts;
    }

    /// As [#texts()], and where its prices were.
    public Map<String, String> textsWithPrices() {
        Map<String, String> texts = texts();
        texts.put(ReplaySettings.PRICES.name(), prices);
        return texts;
    }

    /// What differs in the settings asked for.
    public List<SettingDifference> differences(SessionSettings asked) {
        Map<String, String> mine = texts();
        Map<String, String> theirs = asked.texts();
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        List<SettingDifference> differences = new ArrayList<>();
        for (String name : names) {
            String was = mine.getOrDefault(name, leftOut(name));
            String now = theirs.getOrDefault(name, leftOut(name));
            if (!was.equals(now)) {
                differences.add(new SettingDifference(name, shortened(was), shortened(now)));
            }
        }
        return differences;
    }

    /// What a setting is like that [#texts()] leave out.
    private static String leftOut(String name) {
        return ReplaySettings.of(SettingScope.SESSION).stream()
                .filter(setting -> setting.name().equals(name))
                .map(Setting::defaultText)
                .findFirst()
                .orElse("not set");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD - 1) + "…";
    }
}
