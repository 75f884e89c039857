package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.STOOQ;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static io.papertape.prices.file.PriceFolder.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.PriceQuery;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of AAPL and KO are the first ones of data/prices/sp500_demo20.csv (MIT, see PROVENANCE.md there).
class FileTapeLayoutTest {

    private static final String AAPL_8 = "2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL";
    private static final String AAPL_11 = "2013-02-11,68.0714,69.2771,67.6071,68.5614,129029425,AAPL";
    private static final String KO_8 = "2013-02-08,38.85,38.94,38.6,38.77,12308001,KO";
    private static final String KO_11 = "2013-02-11,38.71,38.83,38.41,38.61,12159872,KO";

    private static final String[] BARS = {
        "2013-02-08 AAPL 67.7142 68.4014 66.8928 67.8542 158168416",
        "2013-02-08 KO 38.85 38.94 38.6 38.77 12308001",
        "2013-02-11 AAPL 68.0714 69.2771 67.6071 68.5614 129029425",
        "2013-02-11 KO 38.71 38.83 38.41 38.61 12159872",
    };

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void mergesFileWrittenSymbolAfterSymbol() {
        folder.with("all.csv", NAMED, AAPL_8, AAPL_11, KO_8, KO_11);

        assertIsWhole(folder.replayed());
    }

    @Test
    void mergesFileWrittenDayAfterDay() {
        folder.with("all.csv", NAMED, KO_8, AAPL_8, AAPL_11, KO_11);

        assertIsWhole(folder.replayed());
    }

    @Test
    void mergesFilesOfOneSymbolEach() {
        folder.with("1.csv", NAMED, KO_8, KO_11).with("2.csv", NAMED, AAPL_8, AAPL_11);

        assertIsWhole(folder.replayed());
    }

    @Test
    void readsOneFileInPlaceOfFolder() {
        folder.with("all.csv", NAMED, AAPL_8, AAPL_11, KO_8, KO_11).with("other.csv", "not,prices");

        assertIsWhole(Replayed.of(new PriceQuery(
                temporary.resolve("all.csv"), folder.query().symbols(), Long.MIN_VALUE, Long.MAX_VALUE, 0)));
    }

    @Test
    void readsCompressedFiles() {
        folder.withBytes("ko.csv.gz", gzip(String.join("\n", NAMED, KO_8, KO_11)))
                .withBytes("AAPL.CSV.GZ", gzip(String.join("\n", NAMED, AAPL_8, AAPL_11)));

        assertIsWhole(folder.replayed());
    }

    @Test
    void readsCompressedFileMadeOfSeveralParts() {
        byte[] first = gzip(String.join("\n", NAMED, AAPL_8, AAPL_11) + "\n");
        byte[] second = gzip(String.join("\n", KO_8, KO_11));
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        folder.withBytes("all.csv.gz", both);

        assertIsWhole(folder.replayed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n\n"})
    void readsLinesHoweverTheyEnd(String lineEnd) {
        String text = String.join(lineEnd, NAMED, AAPL_8, AAPL_11, KO_8, KO_11);

        folder.withText("all.csv", text);
        assertIsWhole(folder.replayed());

        folder.withText("all.csv", text + lineEnd);
        assertIsWhole(folder.replayed());
    }

    @Test
    void readsFileWithByteOrderMark() {
        folder.withText("all.csv", "\uFEFF" + String.join("\n", NAMED, AAPL_8, AAPL_11, KO_8, KO_11));

        assertIsWhole(folder.replayed());
    }

    @Test
    void readsQuotedAndPaddedFields() {
        folder.with(
                "all.csv",
                "\uFEFF\"Name\", \"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\"",
                "\"AAPL\",\"2013-02-08\",\"67.7142\",\"68.4014\",\"66.8928\",\"67.8542\",\"158168416\"",
                " AAPL , 2013-02-11 , 68.0714 , 69.2771 , 67.6071 , 68.5614 , 129029425 ",
                "KO,2013-02-08,38.85,38.94,38.6,38.77,12308001",
                "\"KO\",2013-02-11,38.71,38.83,38.41,38.61,12159872");

        assertIsWhole(folder.replayed());
    }

    @Test
    void readsSeparatorsBehindDoubledQuotes() {
        folder.with(
                "all.csv",
                "company,date,open,high,low,close,volume,Name",
                "\"\"\"Yahoo\"\", Inc.\",2013-02-08,1,1,1,1,1,Y",
                "\"The \"\"Gap\"\", an \"\"Inc.\"\"\",2013-02-08,2,2,2,2,2,GPS",
                "\"\",2013-02-08,3,3,3,3,3,Z");

        assertThat(folder.replayed().bars())
                .containsExactly("2013-02-08 GPS 2 2 2 2 2", "2013-02-08 Y 1 1 1 1 1", "2013-02-08 Z 3 3 3 3 3");
    }

    @Test
    void takesSymbolFromNameOfYahooFile() {
        folder.with(
                "BRK.B.csv",
                YAHOO,
                "1995-01-03,3.976563,4.000975,3.937500,3.984375,2.669861,41721600",
                "1995-01-04,4.000000,4.023438,3.953125,3.976563,2.664625,41865600");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "1995-01-03 BRK.B 3.976563 4.000975 3.9375 3.984375 41721600",
                        "1995-01-04 BRK.B 4 4.023438 3.953125 3.976563 41865600");
    }

    @Test
    void readsStooqFileWithoutVolume() {
        folder.with("eurusd.csv", "Date,Open,High,Low,Close", "1971-01-04,0.5353,0.5353,0.5353,0.5353");

        assertThat(folder.replayed().bars()).containsExactly("1971-01-04 eurusd 0.5353 0.5353 0.5353 0.5353 0");
    }

    @Test
    void readsMinutesInEpochMilliseconds() {
        folder.with(
                "ETHUSD.csv",
                EPOCH,
                "1514764800000,736.77,736.82,736.5,736.5,45.36081317",
                "1514764860000,736.5,736.51,736.5,736.51,48.87407913");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2018-01-01 ETHUSD 736.77 736.82 736.5 736.5 45.36081317",
                        "2018-01-01T00:01 ETHUSD 736.5 736.51 736.5 736.51 48.87407913");
    }

    @Test
    void mergesDifferentLayouts() {
        folder.with("MIN.csv", EPOCH, "1360281600000,1,1,1,1,1", "1360281660000,2,2,2,2,2")
                .with("YAH.csv", YAHOO, "2013-02-08,3,3,3,3,3,3")
                .with("named.csv", NAMED, AAPL_8)
                .with("STQ.csv", STOOQ, "2013-02-08,4,4,4,4,4");

        Replayed replayed = folder.replayed();

        assertThat(replayed.symbols()).containsExactly("AAPL", "MIN", "STQ", "YAH");
        assertThat(replayed.slices()).containsExactly(4, 1);
        assertThat(replayed.bars())
                .containsExactly(
                        BARS[0],
                        "2013-02-08 MIN 1 1 1 1 1",
                        "2013-02-08 STQ 4 4 4 4 4",
                        "2013-02-08 YAH 3 3 3 3 3",
                        "2013-02-08T00:01 MIN 2 2 2 2 2");
    }

    private static void assertIsWhole(Replayed replayed) {
        assertThat(replayed.symbols()).containsExactly("AAPL", "KO");
        assertThat(replayed.bars()).containsExactly(BARS);
        assertThat(replayed.slices()).containsExactly(2, 2);
        assertThat(replayed.rejected()).isEmpty();
    }
}
