package io.papertape.prices.format;

/// In which order a date has its parts.
enum DateOrder {
    /// `2013-02-08`, `2013.02.08`, `20130208`.
    YEAR_FIRST("2013-02-08"),
    /// `08/02/2013`, `8.2.13`, `8 Feb 2013`: Europe's.
    DAY_FIRST("08/02/2013, the day first"),
    /// `02/08/2013`, `2/8/13`, `Feb 8, 2013`: that of the United States.
    MONTH_FIRST("02/08/2013, the month first");

    private final String example;

    DateOrder(String example) {
        this.example = example;
    }

    /// How the eighth of February 2013 is written.
    String example() {
        return example;
    }
}
