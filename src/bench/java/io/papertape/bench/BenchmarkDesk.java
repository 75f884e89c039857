package io.papertape.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many sessions of the five bundled strategies with parameters of their own, half of them without risk.
final class BenchmarkDesk {

    /// Strategies, and the parameter that is another one for each session.
    private static final List<Kind> KINDS = List.of(
            new Kind("SimpleMAStrategy", "fastPeriod"),
            new Kind("MomentumStrategy", "lookback"),
            new Kind("MeanReversionStrategy", "period"),
            new Kind("VolatilityStrategy", "period"),
            new Kind("BreakoutStrategy", "lookback"));

    private static final int LEAST_PERIOD = 5;
    private static final int LEAST_SLOW_PERIOD = 60;

    private BenchmarkDesk() {}

    private record Kind(String strategy, String varied) {}

    /// Name of a session.
    static String name(int session) {
        return "s" + session;
    }

    /// Parameters of a session, without those that all share.
    static Map<String, String> parameters(int session) {
        Kind kind = KINDS.get(session % KINDS.size());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("strategy", kind.strategy());
        int period = LEAST_PERIOD + session / KINDS.size();
        parameters.put(kind.varied(), Integer.toString(period));
        if (kind.varied().equals("fastPeriod")) {
            parameters.put("slowPeriod", Integer.toString(Math.max(LEAST_SLOW_PERIOD, 2 * period)));
        }
        if (session % 2 == 0) {
            parameters.put("risk", "off");
        }
        return parameters;
    }

    /// The file of so many sessions.
    ///
    /// @param head what stands above them
    static String file(String head, int sessions) {
        return IntStream.range(0, sessions)
                .mapToObj(session -> "  - {session: " + name(session) + ", "
                        + parameters(session).entrySet().stream()
                                .map(parameter -> parameter.getKey() + ": " + parameter.getValue())
                                .collect(Collectors.joining(", "))
                        + "}\n")
                .collect(Collectors.joining("", head + "sessions:\n", ""));
    }
}
