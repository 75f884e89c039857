package io.papertape.fills;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The strategy of this name that the reference in Python has: signals by counting bars, prices of every kind. Its
/// words are numbers here.
public final class LevelsProbe implements Strategy {

    /// Values of `entry`, and the first three of `exit`, by their number.
    static final List<String> ORDERS = List.of("market", "limit", "stop", "stopLimit");

    private final int every;
    private final int sells;
    private final int offset;
    private final int band;
    private final int stopAt;
    private final int targetAt;
    private final int tighten;
    private final boolean shorts;
    private final String entry;
    private final String exit;
    private int bars;

    public LevelsProbe(StrategyParameters parameters) {
        every = parameters.wholeNumber("every", 5, 1);
        sells = parameters.wholeNumber("sells", 1, 0);
        offset = parameters.wholeNumber("offset", 10, 0);
        band = parameters.wholeNumber("band", 5, -1_000);
        stopAt = parameters.wholeNumber("stopAt", 0, 0);
        targetAt = parameters.wholeNumber("targetAt", 0, 0);
        shorts = parameters.wholeNumber("shorts", 0, 0) == 1;
        tighten = parameters.wholeNumber("tighten", 0, 0);
        entry = ORDERS.get(parameters.wholeNumber("entry", 0, 0));
        exit = ORDERS.get(parameters.wholeNumber("exit", 0, 0));
    }

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow window) {
        bars++;
        int phase = bars % every;
        if (phase == 0) {
            return Signal.BUY;
        }
        return phase == every / 2 + 1 && sells == 1 ? Signal.SELL : Signal.HOLD;
    }

    @Override
    public Levels levels(BarWindow window, Signal signal, @Nullable Held held) {
        long close = window.close(0);
        Levels levels = switch (signal) {
            case BUY -> order(entry, close, 1);
            case SELL -> order(exit, close, -1);
            case HOLD -> Levels.NONE;
        };
        boolean opens = signal == Signal.BUY || (signal == Signal.SELL && shorts);
        if (opens || (held != null && tighten == 1)) {
            boolean down =
                    shorts && (signal == Signal.SELL || (signal == Signal.HOLD && held != null && held.quantity() < 0));
            int sign = down ? -1 : 1;
            levels = stopAt == 0 ? levels : levels.withStop(close - sign * thousandths(close, stopAt));
            levels = targetAt == 0 ? levels : levels.withTarget(close + sign * thousandths(close, targetAt));
        }
        return levels;
    }

    /// @param up 1 for a buy, -1 for a sell
    private Levels order(String kind, long close, int up) {
        long away = thousandths(close, offset);
        return switch (kind) {
            case "limit" -> Levels.NONE.withLimit(close - up * away);
            case "stop" -> Levels.NONE.withTrigger(close + up * away);
            case "stopLimit" ->
                Levels.NONE.withTrigger(close + away).withLimit(close + away + thousandths(close, band));
            default -> Levels.NONE;
        };
    }

    private static long thousandths(long price, int factor) {
        return Math.floorDiv(price * factor, 1_000L);
    }
}
