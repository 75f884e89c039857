package io.papertape.report.morning;

import io.papertape.report.MarkdownFormat;
import java.io.StringWriter;
import java.util.ArrayList;

/// Writes a digest as Markdown. Not safe for use by several threads.
final class DigestMarkdown {

    private final StringWriter out = new StringWriter();

    String of(Digest digest) {
        paragraph("# " + escaped(digest.title()));
        paragraph(escaped(digest.sentence()));
        digest.sections().forEach(this::section);
        return out.toString().stripTrailing() + "\n";
    }

    private void section(Section section) {
        paragraph("## " + escaped(section.title()));
        if (!section.sentence().isEmpty()) {
            paragraph(escaped(section.sentence()));
        }
        section.items().forEach(this::item);
        if (!section.items().isEmpty()) {
            out.write("\n");
        }
        if (!section.rows().isEmpty()) {
            MarkdownFormat table = new MarkdownFormat(out);
            table.begin(section.columns());
            section.rows().forEach(row -> table.row(new ArrayList<>(row)));
            table.end();
            out.write("\n");
        }
        if (!section.more().isEmpty()) {
            paragraph(escaped(section.more()));
        }
    }

    private void item(Section.Item item) {
        String names = item.sessions().isEmpty() ? "" : "**" + escaped(DigestText.names(item)) + "**: ";
        out.write("- " + names + escaped(item.text()) + "\n");
    }

    private void paragraph(String text) {
        out.write(text + "\n\n");
    }

    private static String escaped(String text) {
        return MarkdownFormat.escaped(text);
    }
}
