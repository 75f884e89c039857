package io.papertape.prices.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The text of a file, all of it in memory: its lines, and the fields of each.
///
/// @param lines that are not empty
/// @param lastHasNoEnd whether the last of them may be cut off
/// @param known whether the bytes are those of a known encoding
record NaiveText(List<Line> lines, boolean lastHasNoEnd, boolean known) {

    /// A field of a line.
    ///
    /// @param text without blanks and quotes around it
    /// @param quoted whether quotes were around it
    record Field(String text, boolean quoted) {

        /// The text with each doubled quote read as one.
        String name() {
            return text.replace("\"\"", "\"");
        }
    }

    /// A line of the file.
    ///
    /// @param number the first being 1
    /// @param text as it stands in the file
    record Line(long number, String text) {

        /// Those between separators. A field that begins with a quote reaches as far as the next one that ends with an
        /// odd number of them, or else only as far as others do.
        List<Field> fields(char separator) {
            List<String> parts = List.of(text.split(Pattern.quote(String.valueOf(separator)), -1));
            List<Field> fields = new ArrayList<>();
            int openedPart = -1;
            int openedField = -1;
            for (int part = 0; part < parts.size(); part++) {
                String own = withoutBlanks(parts.get(part));
                if (own.startsWith("\"")) {
                    boolean whole = endsWithOddQuotes(own.substring(1));
                    openedPart = whole ? -1 : part;
                    openedField = fields.size();
                    fields.add(whole ? quoted(own) : new Field(own, false));
                } else if (openedPart >= 0 && endsWithOddQuotes(own)) {
                    String joined = String.join(String.valueOf(separator), parts.subList(openedPart, part + 1));
                    fields.subList(openedField, fields.size()).clear();
                    fields.add(quoted(withoutBlanks(joined)));
                    openedPart = -1;
                } else {
                    fields.add(new Field(own, false));
                }
            }
            return fields;
        }

        private static boolean endsWithOddQuotes(String text) {
            return text.matches("(?s).*(?<!\")(\"\")*\"");
        }

        private static String withoutBlanks(String text) {
            return text.replaceAll("^ +| +$", "");
        }

        private static Field quoted(String text) {
            return new Field(text.substring(1, text.length() - 1), true);
        }
    }

    static NaiveText of(byte[] file) {
        String text = text(file);
        String[] all = text.split("\r\n|\r|\n", -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isEmpty()) {
                lines.add(new Line(i + 1, all[i]));
            }
        }
        boolean utf32 = startsWith(file, 0xFF, 0xFE, 0, 0) || startsWith(file, 0, 0, 0xFE, 0xFF);
        return new NaiveText(lines, !all[all.length - 1].isEmpty(), !utf32);
    }

    private static String text(byte[] file) {
        return startsWith(file, 0xEF, 0xBB, 0xBF)
                ? text(file, 3, StandardCharsets.UTF_8)
                : startsWith(file, 0xFE, 0xFF)
                        ? text(file, 2, StandardCharsets.UTF_16BE)
                        : startsWith(file, 0xFF, 0xFE)
                                ? text(file, 2, StandardCharsets.UTF_16LE)
                                : text(file, 0, StandardCharsets.UTF_8);
    }

    private static String text(byte[] file, int from, Charset charset) {
        return new String(file, from, file.length - from, charset);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || Byte.toUnsignedInt(file[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
