package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faulty rows that name a symbol other than A are lines of all_stocks_5yr.csv (CNuge/kaggle-code f110943, MIT).
class RejectedRowsTest {

    private static final String GOOD = "2013-02-08,10,12,9,11,500,A";
    private static final String GOOD_BAR = "2013-02-08 A 10 12 9 11 500";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2013-02-11,,12,9,11,500,A | open is empty",
                "2013-02-11,10,,9,11,500,A | high is empty",
                "2013-02-11,10,12,,11,500,A | low is empty",
                "2013-02-11,10,12,9,,500,A | close is empty",
                "2013-02-11,10,12,9,\"\",500,A | close is empty",
                "2013-02-11,10,12,   ,11,500,A | low is empty",
                "   ,10,12,9,11,500,A | date must be like 2013-02-08 but was ''",
                "2013-02-11,null,null,null,null,null,A | open must be a number but was 'null'",
                "2013-02-11,10,N/A,9,11,500,A | high must be a number but was 'N/A'",
                "2013-02-11,10,12,9,NaN,500,A | close must be a number but was 'NaN'",
                "2013-02-11,10,12,0,11,500,A | low must be positive but was 0",
                "2013-02-11,0.000000,0.000000,0.000000,0.000000,7,A | open must be positive but was 0.000000",
                "2013-02-11,10,12,9,-1,500,A | close must be positive but was -1",
                "2013-02-11,10,12,9,-1e99,500,A | close must be positive but was -1e99",
                "2013-02-11,10,12,9,-99999999999,500,A | close must be positive but was -99999999999",
                "2013-02-11,10,12,1e-99,11,500,A | low 1e-99 has more digits than 8 decimals hold",
                "2013-02-11,10,12,9,4.321e-08,500,A | close 4.321e-08 has more digits than 8 decimals hold",
                "2013-02-11,10,1e999999999,9,11,1,A | high must be at most 92233720368.54775807 but was 1e999999999",
                "2013-02-11,10,9,12,11,500,A | high must be at least low but was 9 with low 12",
                "2013-02-11,8.99,12,9,11,500,A | open must be within low 9 and high 12 but was 8.99",
                "2013-02-11,12.01,12,9,11,500,A | open must be within low 9 and high 12 but was 12.01",
                "2013-02-11,10,12,9,8.99999999,500,A | close must be within low 9 and high 12 but was 8.99999999",
                "2013-02-11,10,12,9,12.5,500,A | close must be within low 9 and high 12 but was 12.5",
                "2013-02-30,10,12,9,11,500,A | date must be like 2013-02-08 but was '2013-02-30'",
                "11/02/2013,10,12,9,11,500,A | date must be like 2013-02-08 but was '11/02/2013'",
                ",10,12,9,11,500,A | date must be like 2013-02-08 but was ''",
                "2013-02-11,10,12,9,11,500,A,x | expected 7 fields but were 8",
                "2013-02-11,10,12,9,11,500,A,,x | expected 7 fields but were 9",
                "2017-07-26,,,,69.0842,3,BHF | open is empty",
                "2016-07-01,,,,49.54,0,FTV | open is empty",
                "2014-05-19,23.89,23.595,23.85,24.445,1944854,AOS "
                        + "| high must be at least low but was 23.595 with low 23.85",
                "2014-05-19,18.77,33.9525,33.695,33.895,1078888,CHD "
                        + "| open must be within low 33.695 and high 33.9525 but was 18.77",
                "2014-06-30,30.43,31.1,30.37,29.39,8132836,CHK "
                        + "| close must be within low 30.37 and high 31.1 but was 29.39",
            })
    void rejectsRowWithItsPlaceAndReason(String row, String reason) {
        folder.with("a.csv", NAMED, GOOD, row, "2013-02-12,1,1,1,1,1,A");

        Replayed replayed = folder.replayed();

        String symbol = row.split(",", -1)[6];
        assertThat(replayed.rejected()).containsExactly(new RejectedBar("a.csv", 3, symbol, row, reason));
        assertThat(replayed.bars()).containsExactly(GOOD_BAR, "2013-02-12 A 1 1 1 1 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2013-02-11,10,12,9,11,500, | symbol is empty",
                "2013-02-11,10,12,9,11,500,\"\" | symbol is empty",
                "'2013-02-11,10,12,9,11,500,  ' | symbol is empty",
                "'   ' | expected 7 fields but were 1",
                "2013-02-11,10,12,9,11,500 | expected 7 fields but were 6",
                "2013-02-11 | expected 7 fields but were 1",
                "<html> | expected 7 fields but were 1",
                ",,,,,, | date must be like 2013-02-08 but was ''",
            })
    void rejectsRowWithoutSymbolWhicheverSymbolsAreWanted(String row, String reason) {
        folder.with("a.csv", NAMED, row, GOOD);
        RejectedBar expected = new RejectedBar("a.csv", 2, null, row, reason);

        assertThat(folder.replayed().rejected()).containsExactly(expected);
        assertThat(folder.replayed().symbols()).containsExactly("A");
        assertThat(folder.replayed("A").rejected()).containsExactly(expected);
        assertThat(folder.replayed("A").bars()).containsExactly(GOOD_BAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2013-02-11,10,12,9 | expected 7 fields but were 4",
                "2013-02-11,10,12,9,11,11 | expected 7 fields but were 6",
                "2013-02-11 | expected 7 fields but were 1",
                "2013-02-11,10,12,9,null,null,null | close must be a number but was 'null'",
                "2013-02 | expected 7 fields but were 1",
            })
    void namesSymbolOfTheFileWhereRowsDoNot(String row, String reason) {
        folder.with("A.csv", YAHOO, "2013-02-08,10,12,9,11,11,500", row);

        Replayed replayed = folder.replayed();

        assertThat(replayed.rejected()).containsExactly(new RejectedBar("A.csv", 3, "A", row, reason));
        assertThat(replayed.bars()).containsExactly(GOOD_BAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1514764800000001,1,1,1,1,1 | timestamp must be a whole millisecond but was '1514764800000001'",
                "1514764800.5,1,1,1,1,1 | timestamp must be an epoch or like 2013-02-08 but was '1514764800.5'",
                "1514764860000,1,1,1 | expected 6 fields but were 4",
                "1514764860000,1,1,1,1 | expected 6 fields but were 5",
            })
    void rejectsMinutesWithTheirReason(String row, String reason) {
        folder.with("M.csv", EPOCH, "1514764800000,2,2,2,2,2", row);

        assertThat(folder.replayed().rejected()).containsExactly(new RejectedBar("M.csv", 3, "M", row, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-02-11,10,12,9,11,,",
                "2013-02-11,10,12,9,11,null,null",
                "2013-02-11,10,12,9,11,11,-1",
                "2013-02-11,10,12,9,11,11,0,,, "
            })
    void acceptsRowWhoseVolumeCannotBeReadOrIsEmpty(String row) {
        folder.with("A.csv", YAHOO, row);

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2013-02-11 A 10 12 9 11 0");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void acceptsPricesAtTheVeryBoundsOfTheRow() {
        folder.with("a.csv", NAMED, "2013-02-08,9,12,9,12,1,A", "2013-02-11,5,5,5,5,1,A");

        assertThat(folder.replayed().rejected()).isEmpty();
    }

    @Test
    void letsStrayQuoteSpoilOnlyItsOwnLine() {
        folder.with(
                "a.csv",
                NAMED,
                "\"2013-02-07,10,12,9,11,500,A",
                GOOD,
                "2013-02-11,10,12,9,\"11,500,A",
                "2013-02-12,10,12,9,11,500,A");

        Replayed replayed = folder.replayed();

        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar(
                                "a.csv",
                                2,
                                "A",
                                "\"2013-02-07,10,12,9,11,500,A",
                                "date must be like 2013-02-08 but was '\"2013-02-07'"),
                        new RejectedBar(
                                "a.csv",
                                4,
                                "A",
                                "2013-02-11,10,12,9,\"11,500,A",
                                "close must be a number but was '\"11'"));
        assertThat(replayed.bars()).containsExactly(GOOD_BAR, "2013-02-12 A 10 12 9 11 500");
    }

    @Test
    void countsBlankLinesAndTheHeader() {
        folder.withText("a.csv", "\n" + NAMED + "\r\n\r\n" + GOOD + "\n\n\n2013-02-11,,1,1,1,1,A");

        assertThat(folder.replayed().rejectedLines()).containsExactly(7L);
    }

    @Test
    void rejectsNoRowBecauseOfAnotherOne() {
        folder.with(
                "a.csv",
                NAMED,
                "2013-02-11,1,1,1,1,1,B",
                GOOD,
                "2099-01-01,0,1,1,1,1,A",
                "2013-02-11,1,1,1,1,1,A",
                "2013-02-12,1,1,1,1,1,B");

        Replayed replayed = folder.replayed();

        assertThat(replayed.rejectedLines()).containsExactly(4L);
        assertThat(replayed.slices()).containsExactly(1, 2, 1);
    }

    @Test
    void keepsAtMostThousandCharactersOfRow() {
        String row = "2013-02-11,1,1,1,1,1,A," + "x".repeat(2_000);
        folder.with("a.csv", NAMED, GOOD, row, "2013-02-12,\0" + "9".repeat(200) + ",1,1,1,1,A");

        assertThat(folder.replayed().rejected())
                .containsExactly(
                        new RejectedBar("a.csv", 3, "A", row.substring(0, 999) + "…", "expected 7 fields but were 8"),
                        new RejectedBar(
                                "a.csv",
                                4,
                                "A",
                                "2013-02-12,\uFFFD" + "9".repeat(200) + ",1,1,1,1,A",
                                "open must be a number but was '\uFFFD" + "9".repeat(98) + "…'"));
    }
}
