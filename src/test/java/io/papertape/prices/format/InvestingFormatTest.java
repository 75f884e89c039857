package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvestingFormatTest {

    @Test
    void readsEnglish() {
        assertThat(FormatCheck.bars("Investing.com", "SP500.csv", """
                "Date","Price","Open","High","Low","Vol.","Change %"
                "08/17/2023","4,370.36","4,416.32","4,421.17","4,364.83","","-0.77%"
                "08/16/2023","80.70","79.14","80.84","78.95","325.40K","1.66%"
                """))
                .containsExactly(
                        "SP500 2023-08-17 4416.32 4421.17 4364.83 4370.36 0",
                        "SP500 2023-08-16 79.14 80.84 78.95 80.7 325400");
    }

    @Test
    void readsFrench() {
        assertThat(FormatCheck.bars("Investing.com", "CAC40.csv", """
                "Date","Dernier","Ouv."," Plus Haut","Plus Bas","Vol.","Variation %"
                "31/03/2021","6.067,23","6.085,02","6.097,74","6.060,24","85,39M","-0,34%"
                """))
                .containsExactly("CAC40 2021-03-31 6085.02 6097.74 6060.24 6067.23 85390000");
    }

    @Test
    void readsPortuguese() {
        assertThat(FormatCheck.bars("Investing.com", "ARAMCO.csv", """
                "Data","Último","Abertura","Máxima","Mínima","Vol.","Var%"
                "11.12.2023","33,10","32,85","33,10","32,80","1,5B","0,61%"
                """))
                .containsExactly("ARAMCO 2023-12-11 32.85 33.1 32.8 33.1 1500000000");
    }
}
