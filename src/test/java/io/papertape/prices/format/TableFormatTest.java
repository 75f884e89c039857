package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableFormatTest {

    @Test
    void readsSymbols() {
        assertThat(FormatCheck.bars("table", "all.csv", """
                date,open,high,low,close,volume,Name
                2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL
                """))
                .containsExactly("AAPL 2013-02-08 67.7142 68.4014 66.8928 67.8542 158168416");
    }

    @Test
    void readsAnyOrderCaseAndSpelling() {
        assertThat(FormatCheck.bars("table", "KO.csv", """
                 VOLUME ;cLose;Low;HIGH;opeN;TimeStamp
                7;3;2;5;4;1360281600
                """)).containsExactly("KO 2013-02-08T00:00:00Z 4 5 2 3 7");
    }

    @Test
    void readsDateAndTimeInTwoColumns() {
        assertThat(FormatCheck.bars("table", "FDAX.txt", """
                Date,Time,Open,High,Low,Close,Volume,OpenInterest
                2006-01-02,09:05:00,3578.73,3587.88,3578.73,3582.99,0,0
                """))
                .containsExactly("FDAX 2006-01-02T09:05:00Z 3578.73 3587.88 3578.73 3582.99 0");
    }

    @Test
    void readsEpochsInAColumnOfDates() {
        assertThat(FormatCheck.bars("table", "AAPL.tsv", """
                date\topen\thigh\tlow\tclose\tvolume
                1460727000000\t112.11\t112.11\t112\t112.06\t2316232
                """))
                .containsExactly("AAPL 2016-04-15T13:30:00Z 112.11 112.11 112 112.06 2316232");
    }

    @Test
    void prefersTheSymbolToTheName() {
        assertThat(FormatCheck.bars("table", "coins.csv", """
                SNo,Name,Symbol,Date,High,Low,Open,Close,Volume,Marketcap
                1,Dogecoin,DOGE,1/13/17 23:59,0.00022849,0.000221352,0.000223436,0.000227833,136829,24501968.85
                """))
                .containsExactly("DOGE 2017-01-13T23:59:00Z 0.00022344 0.00022849 0.00022135 0.00022783 136829");
    }

    @Test
    void readsHoursAtWhichADayBegins() {
        assertThat(FormatCheck.bars("table", "SPX.csv", """
                Date,Open,Close,High,Low,Volume
                11/15/2019 9:30,3080.8,3080.49,3081.47,3080.3,0
                """))
                .containsExactly("SPX 2019-11-15T09:30:00Z 3080.8 3081.47 3080.3 3080.49 0");
    }

    @Test
    void allowsVolumeToBeMissing() {
        assertThat(FormatCheck.bars("table", "EURUSD.csv", """
                Date,Open,High,Low,Close
                1971-01-04,0.5353,0.5353,0.5353,0.5353
                """))
                .containsExactly("EURUSD 1971-01-04 0.5353 0.5353 0.5353 0.5353 0");
    }
}
