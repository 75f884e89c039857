package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayStart;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.file.FilePrices;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session=x | | replay: session x, SimpleMAStrategy fastPeriod=10 slowPeriod=30, every symbol of data/prices, every bar
            session=x symbols=KO,AAPL to=2014-06-30 | | replay: session x, SimpleMAStrategy fastPeriod=10 slowPeriod=30, KO, AAPL of data/prices, bars to 2014-06-30
            session=x symbols=A,B,C,D,E,F,G,H,I | | replay: session x, SimpleMAStrategy fastPeriod=10 slowPeriod=30, 9 symbols of data/prices, every bar
            session=x from=2014-01-01T09:30 strategy=BreakoutStrategy | | replay: session x, BreakoutStrategy lookback=20, every symbol of data/prices, bars from 2014-01-01 09:30:00
            session=x from=2014-01-01 prices=p to=2015-01-01 | 2014-03-31T00:00:00Z | replay: session x, SimpleMAStrategy fastPeriod=10 slowPeriod=30, every symbol of p, bars after 2014-03-31 to 2015-01-01
            """)
    void tellsWhatAReplayIsAboutToDo(String parameters, @Nullable Instant after, String line) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters.split(" ", -1)) {
            int equals = parameter.indexOf('=');
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        ReplayRequest request = ReplayRequest.parse(
                        given, new StrategyCatalog(getClass().getClassLoader()))
                .orThrow(new FilePrices());

        assertThat(StartLine.of(new ReplayStart(
                        request.sessionName(),
                        request.settings(),
                        request.prices(),
                        after == null ? null : after.toEpochMilli(),
                        given.get("to"))))
                .isEqualTo(line);
    }
}
