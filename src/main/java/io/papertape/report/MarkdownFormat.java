package io.papertape.report;

import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a table as GitHub's Markdown has it: numbers to the right, values as [Figures#cell] shows
/// them. Whatever would be markup is written so that it is shown as the text that it is; a line
/// break within a text stays one.
public final class MarkdownFormat implements ReportFormat {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /// An underscore within a word is none.
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*~|\\[\\]$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private final Lines lines;

    public MarkdownFormat(Writer out) {
        lines = new Lines(out, "\n");
    }

    @Override
    public void begin(List<ReportColumn> columns) {
        line(columns.stream().map(column -> escaped(column.name())).toList());
        line(columns.stream()
                .map(column -> column.kind() == ReportColumn.Kind.NUMBER ? "---:" : ":---")
                .toList());
    }

    @Override
    public void row(List<@Nullable Object> values) {
        line(values.stream().map(value -> escaped(Figures.cell(value))).toList());
    }

    @Override
    public void end() {
        lines.flush();
    }

    private void line(List<String> cells) {
        lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    /// A text that is shown as it is.
    public static String escaped(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return LINE_BREAK
                .splitAsStream(MARKUP.matcher(html).replaceAll("\\\\$0"))
                .map(Figures::oneLine)
                .collect(Collectors.joining("<br>"));
    }
}
