package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyOverflowExceptionTest {

    @Test
    void tellsEveryPlaceFromTheOutermostIn() {
        MoneyOverflowException overflow = new MoneyOverflowException("quantity 5 × price 7");
        MoneyOverflowException told = overflow.at("symbol KO").at("session nightly");

        assertThat(told)
                .hasMessage("session nightly: symbol KO: quantity 5 × price 7"
                        + " exceeds the largest value 92233720368.54775807")
                .hasRootCause(overflow);
    }
}
