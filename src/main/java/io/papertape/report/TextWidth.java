package io.papertape.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/// How much room a text takes on a terminal, where a Chinese character or an emoji is as wide as
/// two letters.
public final class TextWidth {

    /// What a reader sees as one character, however many code points it is made of.
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final int WIDEST_CHARACTER = 2;

    private TextWidth() {}

    /// The number of columns that a text takes.
    static int of(String text) {
        return isPlain(text)
                ? text.length()
                : CHARACTER
                        .matcher(text)
                        .results()
                        .mapToInt(found -> ofCharacter(found.group()))
                        .sum();
    }

    /// The text in lines that are at most so wide: broken at blanks, and within a word only where
    /// it is wider.
    ///
    /// @param width at least 2
    /// @return at least one line
    public static List<String> wrap(String text, int width) {
        if (of(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (of(longer) > width && !line.isEmpty()) {
                lines.add(line);
                longer = word;
            }
            line = broken(longer, width, lines);
        }
        lines.add(line);
        return lines;
    }

    /// Adds the lines that a word fills, and gives what is left of it.
    private static String broken(String word, int width, List<String> lines) {
        String rest = word;
        while (of(rest) > width) {
            int end = endOf(rest, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    /// The text followed by so many blanks that it takes a width.
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /// The text after so many blanks that it takes a width.
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /// How many chars of the text fit into a width.
    private static int endOf(String text, int width) {
        Matcher characters = CHARACTER.matcher(text);
        int used = 0;
        while (characters.find()) {
            used += ofCharacter(characters.group());
            if (used > width) {
                return characters.start();
            }
        }
        return text.length();
    }

    private static int ofCharacter(String character) {
        int sum = character
                .codePoints()
                .map(code -> Math.max(0, WCWidth.wcwidth(code)))
                .sum();
        return Math.min(WIDEST_CHARACTER, sum);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
