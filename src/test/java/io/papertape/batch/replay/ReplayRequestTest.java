package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.prices.PriceQuery;
import io.papertape.settings.MetricSettings;
import io.papertape.settings.ReplaySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayRequestTest {

    @Test
    void hasTheDefaultsOfTheContract() {
        ReplayRequest request = TestBooks.request();

        assertThat(request.settings().strategy()).isEqualTo("SimpleMAStrategy");
        assertThat(request.settings().parametersText()).isEqualTo("fastPeriod=10 slowPeriod=30");
        assertThat(request.settings().symbols()).isEmpty();
        assertThat(request.prices()).hasToString("data/prices");
        assertThat(request.settings().period().from()).isNull();
        assertThat(request.get(ReplaySettings.TO)).isEmpty();
        assertThat(request.settings().initialCapital()).isEqualTo(100_000 * Money.ONE);
        assertThat(request.settings().costs()).isEqualTo(FillCosts.ofRates(100_000, 50_000));
        assertThat(request.settings().get(ReplaySettings.MAX_POSITIONS)).isEqualTo(10);
        assertThat(request.settings().get(ReplaySettings.POSITION_SIZE)).isEqualTo(95_000_000);
        assertThat(request.settings().riskLimits()).isEqualTo(RiskLimits.DEFAULT);
        assertThat(request.settings().metrics()).isEqualTo(new MetricSettings(null, 0, null));
        assertThat(request.get(ReplaySettings.CLOSE_AT_END)).isFalse();
        assertThat(request.get(ReplaySettings.FRESH)).isFalse();
        assertThat(request.get(ReplaySettings.CHUNK_SIZE)).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-02-13, 2017-02-13T00:00:00Z, 2017-02-13T23:59:59.999Z",
        "2017-02-13T09:30, 2017-02-13T09:30:00Z, 2017-02-13T09:30:00Z",
        "2017-02-13T09:30:15, 2017-02-13T09:30:15Z, 2017-02-13T09:30:15Z",
        "2017-02-13T09:30:15Z, 2017-02-13T09:30:15Z, 2017-02-13T09:30:15Z"
    })
    void takesDatesAndDateTimesBothInclusive(String text, Instant first, Instant last) {
        ReplayRequest request = TestBooks.request("from=" + text, "to=" + text);

        assertThat(request.settings().period().from()).isEqualTo(first.toEpochMilli());
        assertThat(request.get(ReplaySettings.TO)).hasValue(last.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sesion=x | unknown parameter 'sesion': did you mean 'session'?
                    FastPeriod=5 | unknown parameter 'FastPeriod': did you mean 'fastPeriod'?
                    strategy=MomentumStrateg | strategy: unknown strategy 'MomentumStrateg': there is no such class; known are SimpleMAStrategy, MomentumStrategy, MeanReversionStrategy, VolatilityStrategy, BreakoutStrategy; did you mean 'MomentumStrategy'?
                    fastPeriod=30 | fastPeriod must be less than slowPeriod but was 30 with slowPeriod 30
                    fastPeriod=ten | fastPeriod must be a whole number but was 'ten'
                    fastPeriod=0 | fastPeriod must be at least 1 but was 0
                    initialCapital=-1 | initialCapital must be above 0 but was -1
                    initialCapital=1,000 | initialCapital must be a number of at most 8 decimals but was '1,000'
                    initialCapital=0.000000001 | initialCapital must be a number of at most 8 decimals but was '0.000000001'
                    commission=1 | commission must be at least 0 and less than 1, or an amount like 0.005/share or 5/order, but was 1
                    commission=-1/order | commission must be at least 0 and less than 1, or an amount like 0.005/share or 5/order, but was -1/order
                    commission=5/trade | commission must be a number of at most 8 decimals, or an amount like 0.005/share or 5/order, but was '5/trade'
                    commissionMaker=/share | commissionMaker must be a number of at most 8 decimals, or an amount like 0.005/share or 5/order, but was '/share'
                    slippage=-0.1 | slippage must be at least 0 and less than 1, or an amount like 0.01/share, but was -0.1
                    slippage=1/order | slippage must be a number of at most 8 decimals, or an amount like 0.01/share, but was '1/order'
                    commissionMin=-1 | commissionMin must be at least 0 but was -1
                    commissionMax=0 | commissionMax must be above 0 and at most 1 but was 0
                    fill=open | fill must be close, nextOpen or nextClose but was 'open'
                    realism=full | realism must be strict or none but was 'full'
                    volumeLimit=1.1 | volumeLimit must be above 0 and at most 1 but was 1.1
                    lot=0 | lot must be above 0 but was 0
                    stopLoss=1 | stopLoss must be above 0 and less than 1 but was 1
                    takeProfit=0 | takeProfit must be above 0 but was 0
                    maxHoldBars=0 | maxHoldBars must be within 1 and 1000000 but was 0
                    sizing=fixedCash | sizing=fixedCash needs sizeAmount, the cash of an entry
                    sizing=fixedShares sizeAmount= | sizing=fixedShares needs sizeAmount, the shares of an entry
                    sizeAmount=10 | sizeAmount is for sizing=fixedCash and sizing=fixedShares, but sizing is cash
                    sizing=risk takeProfit=0.1 | sizing=risk needs stopLoss or trailingStop, or a strategy that gives stops itself
                    sizing=fixed sizeAmount=10 | sizing must be cash, equity, fixedCash, fixedShares, risk or volatility but was 'fixed'
                    sizing=risk stopLoss=2 | stopLoss must be above 0 and less than 1 but was 2
                    sizing=risk sizeAmount=5 tick=0 | tick must be above 0 but was 0; sizeAmount is for sizing=fixedCash and sizing=fixedShares, but sizing is risk; sizing=risk needs stopLoss or trailingStop, or a strategy that gives stops itself
                    maxPositions=0 | maxPositions must be within 1 and 2147483647 but was 0
                    positionSize=1.01 | positionSize must be above 0 and at most 1 but was 1.01
                    positionSize=0 | positionSize must be above 0 and at most 1 but was 0
                    risk=yes | risk must be on or off but was 'yes'
                    riskMaxDrawdown=2 | riskMaxDrawdown must be within 0 and 1 but was 2
                    riskFreeRate=1 | riskFreeRate must be above -1 and below 1 but was 1
                    periodsPerYear=367 | periodsPerYear must be within 1 and 366 but was 367
                    closeAtEnd=yes | closeAtEnd must be true or false but was 'yes'
                    chunkSize=1.5 | chunkSize must be a whole number but was '1.5'
                    from=13.02.2017 | from must be a date like 2017-02-13 or a date-time like 2017-02-13T09:30 but was '13.02.2017'
                    to=2017-02-30 | to must be a date like 2017-02-13 or a date-time like 2017-02-13T09:30 but was '2017-02-30'
                    from=2017-02-14 to=2017-02-13 | from must not be after to but was 2017-02-14 with to 2017-02-13
                    from=2017-02-14 tradeFrom=2017-02-13 | from must not be after tradeFrom but was 2017-02-14 with tradeFrom 2017-02-13
                    zone=America/NewYork | zone must be an IANA zone like America/New_York but was 'America/NewYork': the nearest is 'America/New_York'
                    fileZone=Europe/Berln | fileZone must be an IANA zone like America/New_York but was 'Europe/Berln': the nearest is 'Europe/Berlin'
                    riskDrawdownReset=0 | riskDrawdownReset must be within 1 and 36500 but was 0
                    riskDrawdownReset=always | riskDrawdownReset must be a whole number but was 'always'
                    onCodeChange=ignore | onCodeChange must be stop, replay or accept but was 'ignore'
                    maxFailures=-1 | maxFailures must be within 0 and 2147483647 but was -1
                    symbols=A,,B | symbols must not have an empty name but was 'A,,B'
                    symbols=A,B,A | symbols must not repeat 'A'
                    prices= | prices must name a folder or a file
                    session= | session must have 1 to 400 characters but was ''
                    """)
    void tellsWhatIsWrongInOneSentence(String parameters, String problem) {
        assertThatThrownBy(() -> TestBooks.request(parameters.split(" ")))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessage(problem);
    }

    @Test
    void namesEveryParameterThatThereIsForAnUnknownOne() {
        String known = String.join(", ", ReplaySettings.names()) + ", period, volThreshold";

        assertThatThrownBy(() -> TestBooks.request("lookback=5", "strategy=VolatilityStrategy"))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessage("unknown parameter 'lookback': the nearest is 'holdBack'; known are " + known);
    }

    @Test
    void keepsZonesAndTheFirstTradeAsSettingsOfTheSession() {
        ReplayRequest request = TestBooks.request(
                "from=2017-01-01",
                "tradeFrom=2017-02-01T09:30",
                "zone=America/New_York",
                "fileZone=Europe/Berlin",
                "riskDrawdownReset=30");

        assertThat(request.settings().texts())
                .containsEntry("from", "2017-01-01T00:00")
                .containsEntry("tradeFrom", "2017-02-01T09:30")
                .containsEntry("zone", "America/New_York")
                .containsEntry("fileZone", "Europe/Berlin")
                .containsEntry("riskDrawdownReset", "30");
        assertThat(TestBooks.request().settings().texts())
                .doesNotContainKeys("from", "tradeFrom", "zone", "fileZone", "riskDrawdownReset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prices=data/prices | SimpleMAStrategy-79093288
            prices=data/prices commission=0.0010 risk=on zone=UTC benchmark= | SimpleMAStrategy-79093288
            strategy=BreakoutStrategy lookback=30 symbols=KO,AAPL from=2017-01-01 tradeFrom=2017-02-01T09:30 zone=America/New_York fileZone=Europe/Berlin initialCapital=5000.50 maxPositions=3 risk=off riskDrawdownReset=30 benchmark=KO riskFreeRate=-0.005 periodsPerYear=360 chunkSize=7 to=2018-01-01 | BreakoutStrategy-f9894ec9
            """)
    void namesASessionByItsSettingsForEver(String parameters, String name) {
        assertThat(TestBooks.request(parameters.split(" ")).sessionName()).isEqualTo(name);
    }

    @Test
    void tellsWhatAJobIsStartedWith() {
        assertThat(TestBooks.request("to=2017-02-13", "maxFailures=3", "reports=off")
                        .texts())
                .hasToString("{strategy=SimpleMAStrategy, fastPeriod=10, slowPeriod=30, initialCapital=100000,"
                        + " commission=0.001, slippage=0.0005, maxPositions=10, positionSize=0.95, risk=on,"
                        + " riskMaxPositionSize=0.2, riskMaxDailyLoss=0.05, riskMaxDrawdown=0.15,"
                        + " riskMinCashReserve=0.1, prices=data/prices, recursive=false, to=2017-02-13, closeAtEnd=false, fresh=false,"
                        + " onRestatement=stop, priceTolerance=0, holdBack=0, incomplete=go, waitNights=1,"
                        + " onCodeChange=stop, chunkSize=500, maxRejected=10000, maxFailures=3,"
                        + " reports=off}");
    }

    @Test
    void tellsTimesBeforeOtherProblems() {
        assertThat(TestBooks.parsed(
                                "symbols=A,,B",
                                "risk=x",
                                "prices=",
                                "to=2016-01-01",
                                "from=2017-01-01",
                                "zone=Europe/Berln")
                        .problems())
                .containsExactly(
                        "zone must be an IANA zone like America/New_York but was 'Europe/Berln': the nearest is 'Europe/Berlin'",
                        "from must not be after to but was 2017-01-01 with to 2016-01-01",
                        "prices must name a folder or a file",
                        "symbols must not have an empty name but was 'A,,B'",
                        "risk must be on or off but was 'x'");
    }

    @Test
    void takesAnEmptyTextForTheDefaultWhereNothingElseStandsForIt() {
        assertThat(TestBooks.request("benchmark=", "periodsPerYear=").settings().metrics())
                .isEqualTo(new MetricSettings(null, 0, null));
    }

    @Test
    void takesABenchmarkThatTheSessionDoesNotTrade() {
        ReplayRequest request =
                TestBooks.request("symbols=AAPL,KO", "benchmark=SPY", "riskFreeRate=-0.005", "periodsPerYear=360");

        assertThat(request.settings().metrics()).isEqualTo(new MetricSettings("SPY", -500_000, 360));
        assertThat(request.query().symbols()).containsExactly("AAPL", "KO");
        assertThat(request.query().benchmark()).isEqualTo("SPY");
        assertThat(TestBooks.request("symbols=AAPL,KO", "benchmark=KO").query().benchmark())
                .isNull();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> TestBooks.request("risk=maybe", "chunk=7", "prices=no/such/folder", "slowPeriod=x"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .isEqualTo(List.of(
                                        "slowPeriod must be a whole number but was 'x'",
                                        "unknown parameter 'chunk': did you mean 'chunkSize'?",
                                        "risk must be on or off but was 'maybe'",
                                        "prices: there is no folder or file 'no/such/folder'")));
    }

    @Test
    void looksAtNoPricesToTellWhatIsWrong() {
        ParsedRequest parsed = TestBooks.parsed("risk=maybe", "prices=no/such/folder", "symbols=KO");

        assertThat(parsed.problems()).containsExactly("risk must be on or off but was 'maybe'");
        assertThat(parsed.prices())
                .isEqualTo(new PriceQuery(Path.of("no/such/folder"), List.of("KO"), Long.MIN_VALUE, Long.MAX_VALUE, 0));
        assertThat(TestBooks.parsed("risk=maybe", "session=x").prices()).isNull();
    }

    @Test
    void tellsUnknownSymbolsTogetherWithWhatElseIsWrong() {
        assertThatThrownBy(() -> TestBooks.request("symbols=AAPL,NOPE", "initialCapital=-1"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .isEqualTo(List.of(
                                        "initialCapital must be above 0 but was -1",
                                        "symbols: the prices have no NOPE; they have AAPL, AMZN, BA, CAT, DIS, GE, GOOGL, HD,"
                                                + " IBM, INTC, JNJ, JPM, KO, MCD, MSFT, NFLX, NVDA, PG, WMT, XOM")));
    }
}
