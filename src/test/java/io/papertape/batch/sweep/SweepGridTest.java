package io.papertape.batch.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepGridTest {

    private static final List<SweepGrid.Parameter> PERIODS = List.of(
            new SweepGrid.Parameter("fast", List.of("5", "10", "20")),
            new SweepGrid.Parameter("slow", List.of("10", "20")));

    private static List<String> texts(SweepGrid grid) {
        return IntStream.range(0, grid.size()).mapToObj(grid::text).toList();
    }

    @Test
    void variesTheLastParameterFirst() {
        SweepGrid grid = SweepGrid.of(PERIODS, null);

        assertThat(texts(grid))
                .containsExactly(
                        "fast=5 slow=10",
                        "fast=5 slow=20",
                        "fast=10 slow=10",
                        "fast=10 slow=20",
                        "fast=20 slow=10",
                        "fast=20 slow=20");
        assertThat(grid.values(3)).isEqualTo(Map.of("fast", "10", "slow", "20"));
    }

    /// 5 is less than 10, which the text "5" is not.
    @Test
    void leavesOutWhereTheConditionDoesNotHold() {
        SweepGrid grid = SweepGrid.of(PERIODS, "fast < slow");

        assertThat(texts(grid)).containsExactly("fast=5 slow=10", "fast=5 slow=20", "fast=10 slow=20");
        assertThat(grid.place(2)).isEqualTo(3);
        assertThat(grid.valueNumber(2, 0)).isEqualTo(1);
    }

    @Test
    void reckonsInConditions() {
        assertThat(texts(SweepGrid.of(PERIODS, "slow == 2 * fast and slow > 10")))
                .containsExactly("fast=10 slow=20");
    }

    @Test
    void knowsTheNextValueOfAParameter() {
        SweepGrid grid = SweepGrid.of(PERIODS, null);

        assertThat(grid.step(0)).isEqualTo(2);
        assertThat(grid.step(1)).isEqualTo(1);
        assertThat(grid.text(1 + grid.step(0))).isEqualTo("fast=10 slow=20");
    }

    @Test
    void hasOneCombinationOfNothing() {
        SweepGrid grid = SweepGrid.of(List.of(), null);

        assertThat(grid.size()).isEqualTo(1);
        assertThat(grid.text(0)).isEmpty();
    }

    @Test
    void refusesWhatIsNoConditionOnItsParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(PERIODS, "fast <"))
                .withMessageStartingWith("where must be a condition like \"fastPeriod < slowPeriod\" but was 'fast <'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(PERIODS, "quick < slow"))
                .withMessageStartingWith("where must be a condition on fast, slow but was 'quick < slow'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(PERIODS, "fast + slow"))
                .withMessage("where must be true or false, as \"fastPeriod < slowPeriod\" is, but was 'fast + slow'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(PERIODS, "T(java.lang.Runtime) != null"))
                .withMessageStartingWith("where must be a condition on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(PERIODS, "fast > 100"))
                .withMessage("where holds for none of 6 combinations: 'fast > 100'");
    }

    @Test
    void refusesTooManyCombinations() {
        List<String> thousands =
                IntStream.range(0, 4_000).mapToObj(Integer::toString).toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SweepGrid.of(
                        List.of(new SweepGrid.Parameter("a", thousands), new SweepGrid.Parameter("b", thousands)),
                        null))
                .withMessage("a sweep has at most 10000000 combinations but 16000000 and more were asked for");
    }
}
