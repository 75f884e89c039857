package io.papertape.engine.strategy;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A class that was compiled against the first published version, and calls whatever it had, still runs.
class PublishedStrategyTest {

    private static final URL FOLDER = PublishedStrategyTest.class.getResource("published/");

    @Test
    void runsAsItDid() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {FOLDER}, getClass().getClassLoader())) {
            StrategyCatalog.Found found =
                    new StrategyCatalog(loader).find("com.example.Published", Map.of("width", "0.75"));
            Strategy strategy = found.factory().create();

            assertThat(found.problems()).isEmpty();
            assertThat(found.parameters()).isEqualTo(Map.of("bars", "3", "width", "0.75"));
            assertThat(strategy.dependsOnWindowAlone()).isFalse();
            assertThat(signals(strategy, "10", "11", "12", "13", "13.5", "11", "9"))
                    .containsExactly(
                            "BUY at 12 after 3",
                            "BUY at 13 after 4",
                            "HOLD at 13.5 after 5",
                            "SELL at 11 after 6",
                            "SELL at 9 after 7");
        }
    }

    private static List<String> signals(Strategy strategy, String... closes) {
        List<String> signals = new ArrayList<>();
        SymbolBars symbol = new SymbolBars(strategy.historyBars());
        BarWindow window = symbol.window();
        for (String close : closes) {
            symbol.append(Bar.flat(parse(close)));
            if (window.size() >= strategy.requiredBars()) {
                signals.add(strategy.explain(window, strategy.signal(window)));
            }
        }
        return signals;
    }
}
