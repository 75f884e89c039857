package io.papertape.report.morning;

import io.papertape.report.Figures;
import io.papertape.report.TextTable;
import io.papertape.report.TextWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a digest for a terminal. Not safe for use by several threads.
final class DigestText {

    private static final int NARROWEST = 20;
    private static final String INDENT = "  ";
    private static final String ELSEWHERE = "report morning has all";

    private final int width;
    private final List<String> lines = new ArrayList<>();

    DigestText(int width) {
        this.width = Math.max(NARROWEST, width);
    }

    List<String> lines(Digest digest) {
        add("", digest.title());
        add("", digest.sentence());
        for (Section section : digest.sections()) {
            lines.add("");
            add("", heading(section));
            section.items().forEach(this::add);
            if (!section.rows().isEmpty()) {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                section.rows().forEach(row -> rows.add(new ArrayList<>(row)));
                lines.addAll(TextTable.lines(section.columns(), rows, width, ELSEWHERE));
            }
            add("", section.more());
        }
        return lines;
    }

    /// A sentence that is all there is stands behind a colon.
    private static String heading(Section section) {
        if (section.sentence().isEmpty()) {
            return section.title();
        }
        boolean alone = section.items().isEmpty() && section.rows().isEmpty();
        return section.title() + (alone ? ": " : ". ") + section.sentence();
    }

    private void add(Section.Item item) {
        add(INDENT, item.sessions().isEmpty() ? item.text() : names(item) + ": " + item.text());
    }

    /// `one`, `one, two and three`, `one, two, three and 17 more`.
    static String names(Section.Item item) {
        List<String> names = item.sessions();
        if (item.more() > 0) {
            return String.join(", ", names) + " and " + Figures.grouped(item.more()) + " more";
        }
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /// Adds a text in as many lines as it takes, those after the first further to the right.
    private void add(String indent, String text) {
        if (text.isEmpty()) {
            return;
        }
        String hanging = indent.isEmpty() ? "" : indent + INDENT;
        List<String> wrapped = TextWidth.wrap(Figures.oneLine(text), width - hanging.length());
        lines.add(indent + wrapped.getFirst());
        wrapped.stream().skip(1).map(line -> hanging + line).forEach(lines::add);
    }
}
