package io.papertape.cli;

import java.util.Arrays;
import java.util.List;

/// The parameters of `report`, and those that `sql` has, too.
enum ReportParameter {
    SESSION("session", "all", "the session to restrict the report to"),
    SWEEP("sweep", "all", "the sweep to restrict a report about sweeps to"),
    FROM("from", "all", "ISO date or date-time, inclusive; earlier rows are left out"),
    TO("to", "all", "ISO date or date-time, inclusive; later rows are left out"),
    LIMIT("limit", "1000; all for csv and json", "rows at most, the first ones; or all"),
    FORMAT("format", "as out ends, else table", "table, csv, json or markdown"),
    OUT("out", "standard output", "file to write to; .csv, .json, .md and .txt tell the format");

    private final String label;
    private final String defaultText;
    private final String meaning;

    ReportParameter(String label, String defaultText, String meaning) {
        this.label = label;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /// The name as it is given.
    String label() {
        return label;
    }

    /// A description of the default.
    String defaultText() {
        return defaultText;
    }

    /// What it means, as the end of a sentence.
    String meaning() {
        return meaning;
    }

    /// Whether it is about how rows are written, not which.
    boolean isOfSql() {
        return compareTo(LIMIT) >= 0;
    }

    /// Every name.
    static List<String> labels() {
        return Arrays.stream(values()).map(ReportParameter::label).toList();
    }

    /// The names that `sql` takes.
    static List<String> labelsOfSql() {
        return Arrays.stream(values())
                .filter(ReportParameter::isOfSql)
                .map(ReportParameter::label)
                .toList();
    }
}
