package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    225376.36917275 | 225,376
                    100000.00000000 | 100,000
                    1234567.5 | 1,234,568
                    5.123456789 | 5.12346
                    0.00001234 | 0.00001
                    -1234.5678 | -1,234.57
                    100 | 100
                    0 | 0
                    """)
    void showsAmountsAtAGlance(BigDecimal value, String glance) {
        assertThat(Figures.glance(value)).isEqualTo(glance);
    }

    @Test
    void showsWhatIsNoNumberByItsName() {
        assertThat(Figures.cell(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.cell(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(Figures.cell(0.1f)).isEqualTo("0.1");
    }

    @Test
    void leavesNoControlCharacterInALine() {
        assertThat(Figures.oneLine("a\nb\u001B[1m\u202Ec\u2028d")).isEqualTo("a␤b␤[1m␤c␤d");
    }
}
