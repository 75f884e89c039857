package io.papertape.prices.file;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Small files of every layout that is known. In a row `%1$s` is a date, `%2$d` an epoch in seconds, `%3$s` to
/// `%6$s` are open, high, low and close with two decimals, `%7$d` is the volume, `%8$s` the symbol, `%9$d` to `%12$d`
/// are the prices in hundredths, and `%13$d` is a time of day in milliseconds; the next thirteen are those of the
/// second symbol, where a row has two.
enum SampleLayout {
    YAHOO(
            "Yahoo",
            "AAPL.csv",
            "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits",
            "%1$s 00:00:00-05:00,%3$s,%4$s,%5$s,%6$s,%7$d,0.0,0.0",
            At.MIDNIGHT),
    YFINANCE(
            "yfinance",
            "prices.csv",
            "Price,Close,High,Low,Open,Volume\nTicker,AAPL,AAPL,AAPL,AAPL,AAPL\nDate,,,,,",
            "%1$s,%6$s,%4$s,%5$s,%3$s,%7$d",
            At.MIDNIGHT),
    YFINANCE_MANY(
            "yfinance",
            "prices.csv",
            "Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume\n"
                    + "Ticker,AAPL,KO,AAPL,KO,AAPL,KO,AAPL,KO,AAPL,KO\nDate,,,,,,,,,,",
            "%1$s,%6$s,%19$s,%4$s,%17$s,%5$s,%18$s,%3$s,%16$s,%7$d,%20$d",
            At.MIDNIGHT),
    ALPHA_VANTAGE(
            "Alpha Vantage, Tiingo, EODHD, Quandl",
            "AAPL.csv",
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient",
            "%1$s,%3$s,%4$s,%5$s,%6$s,%6$s,%7$d,0.0000,1.0",
            At.MIDNIGHT),
    STOOQ(
            "Stooq",
            "daily.txt",
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>",
            "%8$s,D,%1$tY%1$tm%1$td,000000,%3$s,%4$s,%5$s,%6$s,%7$d,0",
            At.MIDNIGHT),
    NASDAQ(
            "Nasdaq",
            "AAPL.csv",
            "Date,Close/Last,Volume,Open,High,Low",
            "%1$tm/%1$td/%1$tY,$%6$s,%7$d,$%3$s,$%4$s,$%5$s",
            At.MIDNIGHT),
    INVESTING(
            "Investing.com",
            "AAPL.csv",
            "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %%\"",
            "\"%1$tm/%1$td/%1$tY\",\"%6$,.2f\",\"%3$,.2f\",\"%4$,.2f\",\"%5$,.2f\",\"%7$d\",\"0.61%%\"",
            At.MIDNIGHT),
    INVESTING_IN_FRENCH(
            "Investing.com",
            "CAC40.csv",
            "\"Date\",\"Dernier\",\"Ouv.\",\" Plus Haut\",\"Plus Bas\",\"Vol.\",\"Variation %%\"",
            "\"%1$td/%1$tm/%1$tY\",\"%6$,.2f\",\"%3$,.2f\",\"%4$,.2f\",\"%5$,.2f\",\"%7$d\",\"0,61%%\"",
            At.MIDNIGHT),
    CRYPTO_DATA_DOWNLOAD(
            "CryptoDataDownload",
            "Bitstamp_BTCUSD_d.csv",
            "https://www.CryptoDataDownload.com\nunix,date,symbol,open,high,low,close,Volume BTC,Volume USD",
            "%2$d,%1$s 09:30:00,%8$s,%3$s,%4$s,%5$s,%6$s,%7$d,112000000.0",
            At.MORNING),
    POLYGON(
            "Polygon",
            "2024-01-15.csv",
            "ticker,volume,open,close,high,low,window_start,transactions",
            "%8$s,%7$d,%3$s,%6$s,%4$s,%5$s,%2$d000000000,9",
            At.MORNING),
    DATABENTO(
            "Databento",
            "ohlcv.csv",
            "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol",
            "%2$d000000000,35,1,7,%9$d0000000,%10$d0000000,%11$d0000000,%12$d0000000,%7$d,%8$s",
            At.MORNING),
    TRADING_VIEW(
            "TradingView",
            "NASDAQ_AAPL, 1D.csv",
            "time,open,high,low,close,Volume",
            "%2$d,%3$s,%4$s,%5$s,%6$s,%7$d",
            At.MORNING),
    META_TRADER(
            "MetaTrader",
            "EURUSD_M30.csv",
            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
            "%1$tY.%1$tm.%1$td\t09:30:00\t%3$s\t%4$s\t%5$s\t%6$s\t%7$d\t0\t3",
            At.MORNING),
    DUKASCOPY(
            "Dukascopy",
            "EURUSD.csv",
            "Gmt time,Open,High,Low,Close,Volume",
            "%1$td.%1$tm.%1$tY 09:30:00.000,%3$s,%4$s,%5$s,%6$s,%7$d",
            At.MORNING),
    TUSHARE(
            "Tushare",
            "daily.csv",
            "ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount",
            "%8$s,%1$tY%1$tm%1$td,%3$s,%4$s,%5$s,%6$s,8.5,0.1,1.2,%7$d,4324.5",
            At.MIDNIGHT),
    AK_SHARE("AkShare", "600519.csv", "日期,开盘,收盘,最高,最低,成交量", "%1$s,%3$s,%6$s,%4$s,%5$s,%7$d", At.MIDNIGHT),
    PANDAS("pandas", "AAPL.csv", ",Open,High,Low,Close,Volume", "%1$s,%3$s,%4$s,%5$s,%6$s,%7$d", At.MIDNIGHT),
    BINANCE(
            "Binance",
            "BTCUSDT-1d-2024-01.csv",
            "",
            "%2$d000,%3$s,%4$s,%5$s,%6$s,%7$d,%2$d999,9.8E8,2168545,5054.9,4.7E8,0",
            At.MORNING),
    KRAKEN("Kraken OHLCVT", "XBTUSD_1440.csv", "", "%2$d,%3$s,%4$s,%5$s,%6$s,%7$d,12", At.MORNING),
    HIST_DATA(
            "HistData",
            "DAT_ASCII_EURUSD_M1_2024.csv",
            "",
            "%1$tY%1$tm%1$td 093000;%3$s;%4$s;%5$s;%6$s;%7$d",
            At.MORNING),
    LEAN("LEAN", "aapl.csv", "", "%1$tY%1$tm%1$td 00:00,%9$d00,%10$d00,%11$d00,%12$d00,%7$d", At.MIDNIGHT),
    LEAN_MINUTES(
            "LEAN minutes",
            "20240115_spy_minute_trade.csv",
            "",
            "%13$d,%9$d00,%10$d00,%11$d00,%12$d00,%7$d",
            At.MINUTES_OF_NEW_YORK),
    META_TRADER_4("MetaTrader 4", "EURUSD30.csv", "", "%1$tY.%1$tm.%1$td,09:30,%3$s,%4$s,%5$s,%6$s,%7$d", At.MORNING),
    FIRST_RATE("FirstRate", "AAPL_full_30min.txt", "", "%1$s 09:30:00,%3$s,%4$s,%5$s,%6$s,%7$d", At.MORNING);

    static final LocalDate FIRST = LocalDate.of(2024, 1, 15);

    private final String format;
    private final String file;
    private final String header;
    private final String row;
    private final At at;

    /// When the bar of a day is.
    private enum At {
        MIDNIGHT,
        MORNING,
        /// Of the first day, one after the other.
        MINUTES_OF_NEW_YORK
    }

    SampleLayout(String format, String file, String header, String row, At at) {
        this.format = format;
        this.file = file;
        this.header = header;
        this.row = row;
        this.at = at;
    }

    /// What it is recognised as.
    String format() {
        return format;
    }

    /// A name that files of it have.
    String file() {
        return file;
    }

    /// Lines above the rows.
    List<String> header() {
        return header.isEmpty() ? List.of() : List.of(header.replace("%%", "%").split("\n"));
    }

    /// The symbols of a file of it.
    List<String> symbols() {
        if (row.contains("%8$s")) {
            return List.of("AAPL", "BRK.B", "AA");
        }
        if (this == YFINANCE_MANY) {
            return List.of("AAPL", "KO");
        }
        return List.of(
                switch (this) {
                    case YFINANCE, TRADING_VIEW, LEAN, FIRST_RATE -> "AAPL";
                    case LEAN_MINUTES -> "SPY";
                    case BINANCE -> "BTCUSDT";
                    case KRAKEN -> "XBTUSD";
                    case HIST_DATA, META_TRADER, META_TRADER_4 -> "EURUSD";
                    default -> file.substring(0, file.indexOf('.'));
                });
    }

    /// Whether a row has a bar of each symbol.
    boolean sharesRows() {
        return this == YFINANCE_MANY;
    }

    /// How many decimals are in whole prices.
    int units() {
        return switch (this) {
            case LEAN, LEAN_MINUTES -> 4;
            case DATABENTO -> 9;
            default -> 0;
        };
    }

    /// Whether times without an offset are those of New York.
    boolean isOfNewYork() {
        return this == LEAN || this == LEAN_MINUTES;
    }

    /// What time of day a bar is of, UTC.
    Duration time(int day) {
        return switch (at) {
            case MIDNIGHT -> Duration.ZERO;
            case MORNING -> Duration.ofMinutes(9 * 60 + 30);
            case MINUTES_OF_NEW_YORK -> Duration.ofMinutes(14 * 60 + 30 + day);
        };
    }

    /// Which day a bar is of.
    LocalDate date(int day) {
        return at == At.MINUTES_OF_NEW_YORK ? FIRST : FIRST.plusDays(day);
    }

    String row(Object... values) {
        return String.format(this == INVESTING_IN_FRENCH ? Locale.GERMANY : Locale.ROOT, row, values);
    }
}
