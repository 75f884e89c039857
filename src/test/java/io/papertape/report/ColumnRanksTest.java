package io.papertape.report;

import static io.papertape.report.ReportColumn.NEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnRanksTest {

    private static final ColumnRanks RANKS = ColumnRanks.of("session symbol", "reason price");
    private static final List<ReportColumn> COLUMNS = List.of(
            column("session"), column("price"), column("new"), column("symbol"), column("newer"), column("reason"));

    private static ReportColumn column(String name) {
        return new ReportColumn(name, ReportColumn.Kind.TEXT);
    }

    @Test
    void putsWhatIsNamedBeforeWhatIsNot() {
        assertThat(RANKS.rank(COLUMNS, false))
                .extracting(ReportColumn::rank)
                .containsExactly(NEEDED, 2, 4, NEEDED, 6, 1);
    }

    @Test
    void needsNoNameOfTheSessionThatTheReaderHasNamed() {
        assertThat(RANKS.rank(COLUMNS, true).getFirst())
                .isEqualTo(new ReportColumn("session", ReportColumn.Kind.TEXT, Integer.MAX_VALUE));
    }
}
