package io.papertape.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.SymbolNames.Name;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolNamesTest {

    /// GOOG is called GOOCV before 100; GOOGL is called GOOG until then.
    private final SymbolNames names = new SymbolNames(
            List.of("KO", "GOOG", "GOOGL", "QQQ"),
            Map.of(
                    1, List.of(new Name("GOOCV", SymbolNames.ALWAYS), new Name("GOOG", 100)),
                    2, List.of(new Name("GOOG", SymbolNames.ALWAYS), new Name("GOOGL", 100)),
                    3, List.of(new Name("QQQ", SymbolNames.ALWAYS), new Name("QQQQ", 50), new Name("QQQ", 150))));

    @Test
    void tellNamesByDates() {
        assertThat(names.at(99)).containsExactly("KO", "GOOCV", "GOOG", "QQQQ");
        assertThat(names.at(100)).containsExactly("KO", "GOOG", "GOOGL", "QQQQ");
        assertThat(names.at(3, 150)).isEqualTo("QQQ");
        assertThat(names.told(3)).isEqualTo("QQQ>QQQQ>QQQ");
        assertThat(SymbolNames.of(List.of("KO")).at(0)).containsExactly("KO");
    }

    @Test
    void findTheSymbolOfANameThen() {
        assertThat(names.of("GOOG", 99)).isEqualTo(2);
        assertThat(names.of("GOOG", 100)).isEqualTo(1);
        assertThat(names.of("GOOGL", 99)).isEqualTo(SymbolNames.NONE);
        assertThat(names.of("X", 99)).isEqualTo(SymbolNames.NONE);
    }

    @Test
    void findTheSymbolsThatEverHaveAName() {
        assertThat(names.having("GOOG")).containsExactly(1, 2);
        assertThat(names.having("QQQ")).containsExactly(3);
        assertThat(names.having("X")).isEmpty();
    }

    @Test
    void findTheSymbolOfANameBeforeAndLater() {
        assertThat(names.find("GOOCV", 500)).isEqualTo(1);
        assertThat(names.find("GOOGL", 0)).isEqualTo(2);
        assertThat(names.find("GOOG", 0)).isEqualTo(2);
        assertThat(names.find("QQQQ", 500)).isEqualTo(3);
        assertThat(names.find("X", 0)).isEqualTo(SymbolNames.NONE);
        SymbolNames left = new SymbolNames(
                List.of("A", "B"),
                Map.of(
                        0, List.of(new Name("N", SymbolNames.ALWAYS), new Name("A", 10)),
                        1, List.of(new Name("N", SymbolNames.ALWAYS), new Name("B", 20))));
        assertThat(left.find("N", 30)).isEqualTo(1);
    }

    @Test
    void areClippedToWhatWasSeen() {
        assertThat(names.between(10, 40).change()).isTrue();
        assertThat(names.between(10, 40).names(1)).containsExactly(new Name("GOOCV", SymbolNames.ALWAYS));
        assertThat(names.between(10, 40).isRenamed(3)).isFalse();
        assertThat(names.between(110, 120).isRenamed(1)).isFalse();
        assertThat(names.between(110, 120).told(3)).isEqualTo("QQQ>QQQQ");
        assertThat(names.between(0, 200)).isEqualTo(names).hasSameHashCodeAs(names);
    }
}
