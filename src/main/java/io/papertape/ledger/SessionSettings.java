package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of a session as they are kept. Money and fractions are in units of 0.00000001.
///
/// @param strategy name of the strategy
/// @param parameters every parameter of the strategy, in its order
/// @param symbols in processing order
/// @param prices where the prices were when the session was created, absolute once it exists; it may be given
///     elsewhere later on
/// @param period which bars the session sees and trades, and what its days are
/// @param initialCapital capital at the beginning
/// @param costs commission and slippage
/// @param maxPositions open positions at most
/// @param positionSize fraction of cash that an entry may cost
/// @param riskOn whether entries are limited
/// @param riskLimits the limits, also when they are off
/// @param riskDrawdownReset calendar days without a position after which the highest equity counts from there, or null
///     for never
/// @param metrics what its metrics are measured by
public record SessionSettings(
        String strategy,
        Map<String, String> parameters,
        List<String> symbols,
        String prices,
        SessionPeriod period,
        long initialCapital,
        FillCosts costs,
        int maxPositions,
        long positionSize,
        boolean riskOn,
        RiskLimits riskLimits,
        @Nullable Integer riskDrawdownReset,
        MetricSettings metrics) {

    private static final int LONGEST_TOLD = 200;

    public SessionSettings {
        parameters = new LinkedHashMap<>(parameters);
        symbols = List.copyOf(symbols);
    }

    /// These settings for the symbols that prices have, which are at a place that every folder knows by this name.
    public SessionSettings withPrices(List<String> found, Path place) {
        return new SessionSettings(
                strategy,
                parameters,
                found,
                place.toAbsolutePath().normalize().toString(),
                period,
                initialCapital,
                costs,
                maxPositions,
                positionSize,
                riskOn,
                riskLimits,
                riskDrawdownReset,
                metrics);
    }

    /// The benchmark, which has seen nothing yet.
    public Benchmark newBenchmark() {
        String symbol = metrics.benchmark();
        SessionCalendar calendar = new SessionCalendar(period.zone());
        if (symbol == null) {
            return new Benchmark(symbols.size(), OptionalInt.empty(), calendar);
        }
        int index = symbols.indexOf(symbol);
        return index < 0 ? Benchmark.apart(calendar) : new Benchmark(symbols.size(), OptionalInt.of(index), calendar);
    }

    /// The parameters as `name=value`, separated by blanks.
    public String parametersText() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /// What differs in the settings asked for, one sentence each: was, asked for.
    public List<String> differences(SessionSettings asked) {
        Map<String, String> mine = texts();
        List<String> differences = new ArrayList<>();
        Map<String, String> theirs = asked.texts();
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            String was = mine.getOrDefault(name, "not set");
            String now = theirs.getOrDefault(name, "not set");
            if (!was.equals(now)) {
                differences.add(name + " was " + SqlTypes.storable(was, LONGEST_TOLD) + ", now "
                        + SqlTypes.storable(now, LONGEST_TOLD));
            }
        }
        return differences;
    }

    /// The settings as parameters: texts by name. A setting that stands for everything is left out.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("strategy", strategy);
        texts.putAll(parameters);
        if (!symbols.isEmpty()) {
            texts.put("symbols", String.join(",", symbols));
        }
        texts.putAll(period.texts());
        texts.put("initialCapital", Money.format(initialCapital));
        texts.put("commission", Money.format(costs.commissionRate()));
        texts.put("slippage", Money.format(costs.slippageRate()));
        texts.put("maxPositions", Integer.toString(maxPositions));
        texts.put("positionSize", Money.format(positionSize));
        texts.put("risk", riskOn ? "on" : "off");
        texts.put("riskMaxPositionSize", Money.format(riskLimits.maxPositionSize()));
        texts.put("riskMaxDailyLoss", Money.format(riskLimits.maxDailyLoss()));
        texts.put("riskMaxDrawdown", Money.format(riskLimits.maxDrawdown()));
        texts.put("riskMinCashReserve", Money.format(riskLimits.minCashReserve()));
        if (riskDrawdownReset != null) {
            texts.put("riskDrawdownReset", riskDrawdownReset.toString());
        }
        texts.putAll(metrics.texts());
        return texts;
    }
}
