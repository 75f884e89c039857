package io.papertape.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page with places to fill: `{{title}}`, `{{data}}`, and `{{file name}}` for a file that becomes a
/// part of it. A part in HTML is a template, too.
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(?:(title|data)|file ([\\w./-]+))}}");
    private static final String FOLDER = "/io/papertape/report/page/";

    private final String text;

    /// @param name of a resource beside this class
    Template(String name) throws IOException {
        try (InputStream in = open(FOLDER + name)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Writes the page.
    ///
    /// @param title any text; it is escaped here
    /// @param data writes JSON in which no `<` stands
    void write(OutputStream out, String title, Consumer<OutputStream> data) throws IOException {
        Matcher place = PLACE.matcher(text);
        int written = 0;
        while (place.find()) {
            put(out, text.substring(written, place.start()));
            fill(out, place, title, data);
            written = place.end();
        }
        put(out, text.substring(written));
    }

    private static void fill(OutputStream out, Matcher place, String title, Consumer<OutputStream> data)
            throws IOException {
        String file = place.group(2);
        if (file != null && file.endsWith(".html")) {
            new Template(file).write(out, title, data);
        } else if (file != null) {
            try (InputStream in = open(file.startsWith("/") ? file : FOLDER + file)) {
                in.transferTo(out);
            }
        } else if (place.group(1).equals("title")) {
            put(out, escaped(title));
        } else {
            data.accept(out);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Template.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("the program lacks its file " + resource);
        }
        return in;
    }
}
