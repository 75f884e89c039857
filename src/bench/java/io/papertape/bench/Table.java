package io.papertape.bench;

import java.util.ArrayList;
import java.util.List;

/// The figures of one section, each beside what it is held against.
///
/// Not safe for use by several threads.
final class Table {

    /// Whether a figure is what the project wants it to be.
    enum Verdict {
        HOLDS("yes"),
        MISSES("**no**"),
        /// There is no target.
        NONE("");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        static Verdict of(boolean holds) {
            return holds ? HOLDS : MISSES;
        }
    }

    private static final String HEAD = "| figure | measured | floor or peer | ratio | target | holds |";
    private static final String RULE = "|---|---:|---:|---:|---:|---|";

    private final String title;
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String title) {
        this.title = title;
    }

    /// A figure that stands for itself.
    void add(String figure, String measured) {
        add(figure, measured, "", "", "", Verdict.NONE);
    }

    /// A figure beside another one.
    void add(String figure, String measured, String beside, String ratio) {
        add(figure, measured, beside, ratio, "", Verdict.NONE);
    }

    /// How fast so many things were done, beside something else that did as many.
    void add(String figure, long count, String unit, Sample measured, Sample beside) {
        add(
                figure,
                BenchmarkFigures.timed(count, measured.seconds(), unit),
                BenchmarkFigures.timed(count, beside.seconds(), unit),
                BenchmarkFigures.ratio(measured.seconds() / beside.seconds()));
    }

    /// A figure beside another one, with a target.
    void add(String figure, String measured, String beside, String ratio, String target, Verdict verdict) {
        String line = "| " + String.join(" | ", figure, measured, beside, ratio, target, verdict.word) + " |";
        lines.add(line);
        Progress.tell("  " + line);
    }

    /// A line for itself, without a row.
    void line(String text) {
        notes.add(title + ": " + text + ".");
    }

    /// What a reader must know to judge the figures.
    void note(String text) {
        notes.add(text);
    }

    /// As Markdown.
    String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n");
        if (!lines.isEmpty()) {
            text.append(HEAD).append('\n').append(RULE).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        }
        notes.forEach(note -> text.append(note).append("\n\n"));
        return text.toString();
    }
}
