package io.papertape.cli;

import io.papertape.settings.ReplaySettings;
import java.util.Arrays;
import java.util.List;

/// The parameters of `nightly` itself.
enum NightlyParameter {
    SESSIONS(NightlyCommand.SESSIONS, "papertape.yaml", "the file of the sessions"),
    DATE("date", "the newest slice", "ISO date or date-time, inclusive: sessions are carried forward to it"),
    THREADS("threads", "the processors that there are", "on which sessions are replayed; results do not depend on it"),
    SHARD("shard", "25 to 100, by their number", "sessions at most that read their prices together"),
    REPORTS(
            ReplaySettings.REPORTS.name(),
            ReplaySettings.REPORTS.defaultText(),
            "folder for the pages of the sessions that have changed and the index of all; off for none"),
    FORMAT("format", "as out ends, else table", "table, json or markdown; csv for check alone"),
    OUT("out", "standard output", "file to write to; .json, .md and .txt tell the format");

    private final String label;
    private final String defaultText;
    private final String meaning;

    NightlyParameter(String label, String defaultText, String meaning) {
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

    /// Every name.
    static List<String> labels() {
        return Arrays.stream(values()).map(NightlyParameter::label).toList();
    }
}
