package io.papertape.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A replay that is to be interrupted.
enum ReplayScenario {
    /// Into books that do not exist.
    FIRST_RUN(false),
    /// The same, and everything is sold at the end.
    CLOSED_AT_END(false, "closeAtEnd=true"),
    /// The same, and a quarter of the slices only warms up.
    WARMED_UP(false, "tradeFrom=2018-01-09T07:00", "riskDrawdownReset=1"),
    /// The same, with orders and levels that wait from chunk to chunk, and positions of several fills.
    WAITING_ORDERS(
            false,
            "fill=nextOpen",
            "stopLoss=0.002",
            "takeProfit=0.003",
            "trailingStop=0.002",
            "volumeLimit=1",
            "entryRemainder=keep",
            "cooldownBars=2",
            "lot=0.01"),
    /// The same, of prices whose companies act, with positions that are sold short.
    COMPANIES_ACT(
            false,
            "short=true",
            "opposite=reverse",
            "fill=nextOpen",
            "trailingStop=0.01",
            "borrowRate=0.5",
            "dividendTax=0.15",
            "delistPrice=last",
            "lot=0.01"),
    /// Of a session that holds a third of the slices already.
    CARRIED_FORWARD(true),
    /// Of the same session, but anew and with other capital.
    STARTED_OVER(true, "fresh=true", "initialCapital=50000"),
    /// Of the same session, whose bars have changed since, but not those of the one that it shares them with.
    RESTATED(true, "onRestatement=replay");

    /// The session that is interrupted.
    static final String SESSION = "x";

    private final boolean prepared;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> settings;

    ReplayScenario(boolean prepared, String... settings) {
        this.prepared = prepared;
        this.settings = List.of(settings);
    }

    /// Whether there is a session before it.
    boolean prepared() {
        return prepared;
    }

    /// Whether the same command, once it has completed, begins another run.
    boolean goesOn() {
        return this != STARTED_OVER;
    }

    /// Whether the session's old results are to be seen until the new ones are complete.
    boolean replacesResults() {
        return this == STARTED_OVER || this == RESTATED;
    }

    /// @param restated prices of [#RESTATED]
    /// @param acting prices of [#COMPANIES_ACT]
    List<String> command(RandomWalkPrices walks, RandomWalkPrices restated, RandomWalkPrices acting) {
        RandomWalkPrices prices = switch (this) {
            case RESTATED -> restated;
            case COMPANIES_ACT -> acting;
            default -> walks;
        };
        List<String> command = new ArrayList<>(common(SESSION, prices));
        command.addAll(settings);
        return command;
    }

    /// Make the sessions that there are before: that which is replayed, and another one that is made from the same
    /// bars.
    static List<List<String>> preparations(RandomWalkPrices walks) {
        String to = "to=" + walks.time(walks.slices() / 3).toString().replace("Z", "");
        return Stream.of("beside", SESSION)
                .map(session -> Stream.concat(common(session, walks).stream(), Stream.of(to))
                        .toList())
                .toList();
    }

    private static List<String> common(String session, RandomWalkPrices walks) {
        return List.of(
                "replay",
                "session=" + session,
                "prices=" + walks.folder(),
                "fastPeriod=2",
                "slowPeriod=5",
                "commission=0.00001",
                "slippage=0",
                "positionSize=0.5",
                "riskMaxPositionSize=0.5",
                "riskMaxDailyLoss=0.01",
                "riskMaxDrawdown=0.9",
                "chunkSize=" + UndisturbedReplay.CHUNK);
    }
}
