package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.PriceFileException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How dates and numbers are read as a whole file tells.
class SamplesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13/02/2024 | 2024-02-13",
                "02/13/2024 | 2024-02-13",
                "13.02.2024 | 2024-02-13",
                "01.02.2024 | 2024-02-01",
                "13-2-24 | 2024-02-13",
                "2/13/99 | 1999-02-13",
                "20240213 | 2024-02-13",
                "2024/02/13 | 2024-02-13",
                "13-Feb-2024 | 2024-02-13",
                "13 February 2024 | 2024-02-13",
                "Feb 13, 2024 | 2024-02-13",
                "01/02/2024 02/02/2024 13/02/2024 | 2024-02-01 2024-02-02 2024-02-13",
                "01/02/2024 01/03/2024 01/16/2024 | 2024-01-02 2024-01-03 2024-01-16",
                "11/12/2023 12/01/2023 12/04/2023 | 2023-11-12 2023-12-01 2023-12-04",
            })
    void readsDatesInTheOrderThatARowTells(String dates, String days) {
        assertThat(bars(dates.contains(",") || dates.matches(".*[a-z].*") ? List.of(dates) : List.of(dates.split(" "))))
                .containsExactlyElementsOf(Arrays.stream(days.split(" "))
                        .map(day -> "KO " + day + " 1.5 2 1 1.25 7")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24-01-02 9:30 | 2024-01-03 9:30 2024-01-04 9:30",
                "Date | 2024-01-03 9:30 2024-01-04 9:30",
                "5 | 13/02/2024 14/02/2024",
                "20240102 | 1704153600 1704153601",
            })
    void readsDatesAsMostRowsTellWhateverTheFirstOneIs(String first, String others) {
        List<String> dates = List.of(others.split(" (?=\\d+[-/]|\\d{5,})"));

        assertThat(bars(Stream.concat(Stream.of(first), dates.stream()).toList()))
                .filteredOn(bar -> bar.endsWith(" 1.5 2 1 1.25 7"))
                .hasSizeGreaterThanOrEqualTo(dates.size());
    }

    @Test
    void takesDatesInDigitsForNoEpochsThoughTwoOfTheFirstThreeAreNone() {
        assertThat(bars(List.of("20240112", "000000", "2240115", "20240116", "20240117", "20240118")))
                .containsExactly(
                        "KO 2024-01-12 1.5 2 1 1.25 7",
                        "KO date must be like 2013-02-08 but was '000000'",
                        "KO date must be like 2013-02-08 but was '2240115'",
                        "KO 2024-01-16 1.5 2 1 1.25 7",
                        "KO 2024-01-17 1.5 2 1 1.25 7",
                        "KO 2024-01-18 1.5 2 1 1.25 7");
    }

    @Test
    void takesMidnightsOfMostRowsForDaysWhateverTheFirstOneIs() {
        assertThat(bars(List.of("?", "2024-01-03 00:00:00-05:00", "2024-01-04 00:00:00-05:00")))
                .last()
                .isEqualTo("KO 2024-01-04 1.5 2 1 1.25 7");
    }

    @Test
    void takesBarsWithinDaysForThoseOfDaysThatFollowEachOther() {
        assertThat(bars(List.of("11/5/2019 9:30", "11/5/2019 9:31", "11/6/2019 9:30", "11/7/2019 9:30")))
                .first()
                .isEqualTo("KO 2019-11-05T09:30:00Z 1.5 2 1 1.25 7");
    }

    @Test
    void refusesDatesOfWhichNoneTellsTheDay() {
        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> bars(List.of("01/02/2024", "01/03/2024", "01/04/2024")))
                .withMessage("KO.csv: dates like '01/02/2024' have the day first or the month first, and no row tells"
                        + " which");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5 | 1.5",
                "1.234,5 | 1234.5",
                "1 234,5 | 1234.5",
                "1,234.5 | 1234.5",
                "1'234.5 | 1234.5",
                "$1,234.50 | 1234.5",
                "1,234,567.5 | 1234567.5",
                "1.234.567 | 1234567",
            })
    void readsNumbersAsTheyTell(String written, String price) {
        String row = "2024-01-02;" + (written + ";").repeat(4) + "7";

        assertThat(FormatCheck.bars("table", "KO.csv", "date;open;high;low;close;volume\n" + row))
                .containsExactly("KO 2024-01-02 " + (price + " ").repeat(4) + "7");
    }

    @Test
    void refusesNumbersOfWhichNoneTellsWhatACommaIs() {
        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> FormatCheck.bars(
                        "table", "KO.csv", "date;open;high;low;close\n2024-01-02;1,234;1,234;1,234;1,234"))
                .withMessage(
                        "KO.csv: the comma of prices like '1,234' is before decimals or between thousands, and no row"
                                + " tells which");
    }

    @Test
    void tellsOfANumberWhoseGroupsAreNone() {
        assertThat(FormatCheck.bars(
                        "table",
                        "KO.csv",
                        "date;open;high;low;close\n2024-01-02;1,234.5;1,234.5;1,234.5;1,234.5\n"
                                + "2024-01-03;1,23.5;1,234.5;1,234.5;1,234.5"))
                .containsExactly(
                        "KO 2024-01-02 1234.5 1234.5 1234.5 1234.5 0", "KO open must be a number but was '1,23.5'");
    }

    private static List<String> bars(List<String> dates) {
        String rows =
                dates.stream().map(date -> "\"" + date + "\",1.5,2,1,1.25,7\n").collect(Collectors.joining());
        return FormatCheck.bars("table", "KO.csv", "date,open,high,low,close,volume\n" + rows);
    }
}
