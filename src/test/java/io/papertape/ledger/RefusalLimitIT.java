package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.risk.RiskDecision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The limits that the books of a new database name by numbers.
@ParameterizedClass
@EnumSource(Database.class)
class RefusalLimitIT {

    @TempDir
    Path folder;

    @Parameter
    Database database;

    @Test
    void areThoseByWhichRiskRefuses() {
        try (TestBooks books = new TestBooks(database, folder)) {
            assertThat(books.rows("SELECT limit_no, limited_by, reason FROM refusal_limit ORDER BY limit_no"))
                    .isEqualTo(Arrays.stream(RiskDecision.Refused.values())
                            .map(RefusalLimitIT::row)
                            .toList());
        }
    }

    private static Map<String, Object> row(RiskDecision.Refused refused) {
        return Map.of(
                "limit_no",
                (int) RefusedEntryLedger.number(refused),
                "limited_by",
                refused.limit().parameter(),
                "reason",
                refused.reason());
    }
}
