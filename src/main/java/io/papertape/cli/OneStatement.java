package io.papertape.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement apart from what follows it.
///
/// This is for whoever has written two: only the first one would be answered. It protects nothing, and need not: H2 has
/// no rights to do harm with a second one, and PostgreSQL opens no cursor for two. What it does not know, such as the
/// backslash of E'...', it takes for an end rather than for a text that goes on.
///
/// @param text without the semicolon that may end it
/// @param rest what follows the semicolon, other than comments and further semicolons
record OneStatement(String text, String rest) {

    private static final String COMMENT = "--[^\\r\\n]*+|/\\*[\\s\\S]*?\\*/";
    private static final String QUOTED = "'[^']*+'|\"[^\"]*+\"|(?<![\\w$])(\\$(?:[A-Za-z_]\\w*+)?\\$)[\\s\\S]*?\\1";

    private static final Pattern PASSED_OVER = Pattern.compile(COMMENT + "|" + QUOTED + "|;");
    private static final Pattern NOTHING = Pattern.compile(COMMENT + "|[;\\s]");

    static OneStatement of(String given) {
        Matcher matcher = PASSED_OVER.matcher(given);
        while (matcher.find()) {
            if (matcher.group().equals(";")) {
                String rest = given.substring(matcher.end());
                return new OneStatement(
                        given.substring(0, matcher.start()),
                        NOTHING.matcher(rest).replaceAll("").isEmpty() ? "" : rest.strip());
            }
        }
        return new OneStatement(given, "");
    }
}
