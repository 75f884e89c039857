package io.papertape.engine.session;

import static io.papertape.engine.Sessions.drive;
import static io.papertape.engine.Sessions.settings;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A loss of 5 % on a Friday, and a signal to buy again at 20:00 in New York, which is a Saturday in UTC.
class SessionZoneTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final RiskLimits DAILY_LOSS = new RiskLimits(Money.ONE, parse("0.04"), Money.ONE, 0);

    private final RecordingListener heard = new RecordingListener();

    @Test
    void countsTheLossOfTheDayInItsZone() {
        SessionEngine session = session(NEW_YORK);

        drive(session.iteration(), friday("15:00", "100"), friday("23:59", "90"), saturday("01:00", "100"));

        assertThat(heard.trades).hasSize(2);
        assertThat(heard.refusals)
                .extracting(RecordingListener.Refusal::refused)
                .containsExactly(RiskDecision.Refused.DAILY_LOSS);
        assertThat(dates()).containsExactly("2024-01-05", "2024-01-05", "2024-01-05");
        assertThat(metrics().value(Metric.PERIODS_PER_YEAR).remark()).isEqualTo("fewer than two dates");
        assertThat(metrics().number(Metric.VALUE_AT_RISK_95)).isEqualTo(0.05);
    }

    @Test
    void countsTheLossOfTheDayInUtcUnlessTold() {
        SessionEngine session = session(ZoneOffset.UTC);

        drive(session.iteration(), friday("15:00", "100"), friday("23:59", "90"), saturday("01:00", "100"));

        assertThat(heard.trades).hasSize(3);
        assertThat(heard.refusals).isEmpty();
        assertThat(dates()).containsExactly("2024-01-05", "2024-01-05", "2024-01-06");
        assertThat(metrics().value(Metric.PERIODS_PER_YEAR).remark())
                .isEqualTo("1 of 2 dates are Saturdays or Sundays");
    }

    @Test
    void goesOnWithTheDateOfItsLastSlice() {
        SessionEngine before = session(NEW_YORK);
        drive(before.iteration(), friday("15:00", "100"), friday("23:59", "90"));
        EquityPoint last = heard.points.getLast();
        SessionEngine session = session(NEW_YORK);

        session.restore(new SessionState(
                last.time(),
                last.date(),
                last.equity(),
                last.cash(),
                parse("1000"),
                parse("1000"),
                null,
                parse("1000"),
                2,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                2,
                false));
        drive(session.iteration(), saturday("01:00", "100"), saturday("05:00", "100"));

        assertThat(heard.refusals).hasSize(1);
        assertThat(heard.trades).hasSize(3);
        assertThat(dates()).containsExactly("2024-01-05", "2024-01-05", "2024-01-05", "2024-01-06");
    }

    @Test
    void keepsTheDateOfABarWithADateAlone() {
        MarketSlice daily = slice(millis("2024-01-05T00:00:00Z"), "50", null);
        daily.markDateAlone();

        drive(session(NEW_YORK).iteration(), daily);

        assertThat(dates()).containsExactly("2024-01-05");
    }

    private SessionEngine session(ZoneId zone) {
        return new SessionEngine(
                settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90)
                        .riskLimits(DAILY_LOSS)
                        .zone(zone)
                        .build(),
                heard);
    }

    private Metrics metrics() {
        Performance performance = new Performance(parse("1000"));
        heard.points.forEach(performance::record);
        return performance.metrics();
    }

    private List<String> dates() {
        return heard.points.stream()
                .map(point -> LocalDate.ofInstant(Instant.ofEpochMilli(point.date()), ZoneOffset.UTC)
                        .toString())
                .toList();
    }

    private static MarketSlice friday(String utc, String close) {
        return slice(millis("2024-01-05T" + utc + ":00Z"), close, null);
    }

    private static MarketSlice saturday(String utc, String close) {
        return slice(millis("2024-01-06T" + utc + ":00Z"), close, null);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
