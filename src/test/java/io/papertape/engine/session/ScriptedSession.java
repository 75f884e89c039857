package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.StrategyOrigin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A session whose settings are written as on the command line, and whose bars and signals as text: open, high, low and
/// close, or one price for all of them, then a volume behind `v`, then what the strategy says after this bar, with its
/// prices. Each [#day(String...)] has one text for each symbol, null where that has no bar.
///
/// ```java
/// new ScriptedSession("stopLoss=0.05")
///         .day("100 BUY")
///         .day("98 99 94 96")
///         .trades("BUY A 949 at 100.05 OPEN", "SELL A 949 at 94.99997625 STOP");
/// ```
///
/// Without other settings: 100,000 in cash, 0.95 of it for each entry, commission 0.001, slippage 0.0005, no risk
/// limits.
final class ScriptedSession {

    private static final StrategyCatalog CATALOG = new StrategyCatalog(ScriptedSession.class.getClassLoader());

    /// What the strategy says after a bar.
    private record Said(Signal signal, Levels levels) {}

    final RecordingListener heard = new RecordingListener();
    final SessionEngine engine;

    /// What the strategy was shown as held, by bar at which it was asked for prices.
    final List<@Nullable Held> held = new ArrayList<>();

    private final List<String> symbols;
    private final List<Said> script = new ArrayList<>();
    private int asked;
    private Said latest = new Said(Signal.HOLD, Levels.NONE);
    private int days;
    private int told;
    private int toldEnds;

    /// With one symbol, A.
    ScriptedSession(String settings) {
        this(settings, "A");
    }

    ScriptedSession(String settings, String... symbols) {
        this(settings, List.of(), symbols);
    }

    /// With corporate actions, whose dates are those of days.
    ScriptedSession(String settings, List<CorporateAction> actions, String... symbols) {
        this.symbols = List.of(symbols);
        engine = new SessionEngine(config(settings, this.symbols), new Market(this.symbols, actions), heard);
    }

    /// Lets days pass without a slice.
    ScriptedSession pass(int without) {
        days += without;
        return this;
    }

    /// What changed cash without a trade, all of it: `DIVIDEND A 225.25`, with a change of the quantity behind it.
    List<String> cashEvents() {
        return heard.cashEvents.stream()
                .map(event -> event.type() + " " + symbols.get(event.symbol()) + " " + Money.format(event.amount())
                        + (event.quantityChange() == 0 ? "" : " " + Money.format(event.quantityChange())))
                .toList();
    }

    private SessionConfig config(String settings, List<String> names) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of("risk", "off"));
        for (String setting : settings.isEmpty() ? new String[0] : settings.split(" ")) {
            String[] parts = setting.split("=", 2);
            texts.put(parts[0], parts[1]);
        }
        RequestedSettings requested = RequestedSettings.read(texts, CATALOG, StrategyOrigin.UNKNOWN);
        assertThat(requested.problems()).isEmpty();
        return Objects.requireNonNull(requested.settings())
                .configBuilder("scripted", Script::new)
                .symbols(names)
                .build();
    }

    /// Every symbol with a bar is asked once per slice, in order.
    private final class Script implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        /// So that no bar is shown twice where a split makes a strategy anew.
        @Override
        public boolean dependsOnWindowAlone() {
            return true;
        }

        @Override
        public Signal signal(BarWindow bars) {
            latest = script.get(asked);
            asked++;
            return latest.signal();
        }

        @Override
        public String explain(BarWindow bars, Signal signal) {
            return "as the script says";
        }

        @Override
        public @Nullable Levels levels(BarWindow bars, Signal signal, @Nullable Held what) {
            held.add(what);
            return latest.levels();
        }
    }

    /// Shows the bars of the next day; the first day has number 1.
    ScriptedSession day(@Nullable String... bars) {
        assertThat(bars).hasSize(symbols.size());
        script.clear();
        asked = 0;
        days++;
        MarketSlice slice = new MarketSlice(days * DAY, bars.length);
        for (int symbol = 0; symbol < bars.length; symbol++) {
            String text = bars[symbol];
            if (text != null) {
                List<String> words = new ArrayList<>(List.of(text.split(" ")));
                add(slice, symbol, words);
                script.add(said(words));
            }
        }
        engine.iteration().processSymbols(slice);
        engine.iteration().recordEquity(slice);
        assertThat(heard.failures).isEmpty();
        return this;
    }

    private static void add(MarketSlice slice, int symbol, List<String> words) {
        List<Long> prices = new ArrayList<>();
        while (!words.isEmpty() && Character.isDigit(words.getFirst().charAt(0))) {
            prices.add(parse(words.removeFirst()));
        }
        long volume = 0;
        if (!words.isEmpty() && words.getFirst().startsWith("v")) {
            volume = VolumeCode.of(new BigDecimal(words.removeFirst().substring(1)));
        }
        long open = prices.getFirst();
        if (prices.size() == 1) {
            slice.addCoded(symbol, open, open, open, open, volume);
        } else {
            assertThat(prices).hasSize(4);
            slice.addCoded(symbol, open, prices.get(1), prices.get(2), prices.get(3), volume);
        }
    }

    private static Said said(List<String> words) {
        Signal signal = words.isEmpty() ? Signal.HOLD : Signal.valueOf(words.removeFirst());
        Levels levels = Levels.NONE;
        while (!words.isEmpty()) {
            String name = words.removeFirst();
            long price = parse(words.removeFirst());
            levels = switch (name) {
                case "trigger" -> levels.withTrigger(price);
                case "limit" -> levels.withLimit(price);
                case "stop" -> levels.withStop(price);
                case "target" -> levels.withTarget(price);
                default -> throw new IllegalArgumentException(name);
            };
        }
        return new Said(signal, levels);
    }

    /// The trades since this was called last are exactly these: `BUY A 949 at 102.051 OPEN`.
    ScriptedSession trades(String... expected) {
        assertThat(heard.trades.subList(told, heard.trades.size()))
                .extracting(this::text)
                .containsExactly(expected);
        told = heard.trades.size();
        return this;
    }

    /// The orders that ended unfilled since this was called last: `BUY A limitBars`.
    ScriptedSession ended(String... expected) {
        assertThat(heard.ends.subList(toldEnds, heard.ends.size()))
                .extracting(end -> (end.order().isEntry() ? "BUY " : "SELL ")
                        + symbols.get(end.order().symbol()) + " " + end.why())
                .containsExactly(expected);
        toldEnds = heard.ends.size();
        return this;
    }

    private String text(Trade trade) {
        return trade.side() + " " + symbols.get(trade.symbol()) + " " + Money.format(trade.quantity()) + " at "
                + Money.format(trade.price()) + " " + trade.kind();
    }

    /// The latest trade.
    Trade last() {
        return heard.trades.getLast();
    }

    /// The position of the first symbol.
    Position position() {
        return engine.positions().stream()
                .filter(open -> open.symbol() == 0)
                .findFirst()
                .orElseThrow();
    }

    String cash() {
        return Money.format(engine.cash());
    }

    /// The day of a time.
    static long dayOf(long time) {
        return time / DAY;
    }
}
