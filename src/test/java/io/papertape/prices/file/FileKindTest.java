package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

    @ParameterizedTest
    @CsvSource({
        "KO.csv, TEXT",
        "KO.TXT.gz, TEXT",
        "KO.tsv.zst, TEXT",
        "KO.parquet, PARQUET",
        "KO.PQ, PARQUET",
        "KO.parquet.gz, PARQUET",
        "KO.feather, ARROW",
        "KO.arrow, ARROW",
        "KO.csv.parquet, PARQUET",
        "KO.md,",
        "parquet,",
        "KO.gz,"
    })
    void isToldByTheEndOfAName(String name, FileKind kind) {
        assertThat(FileKind.of(name)).isEqualTo(kind);
    }
}
