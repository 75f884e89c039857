package io.papertape.report.page;

import io.papertape.database.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name of a session's file, the same whenever it is asked for.
///
/// A name that every file system takes is kept. Any other name loses what is not a letter, digit, `-`, `_` or `.`, and
/// gets `~` and a digest; no name that is kept has a `~`. A `-` at the beginning, which commands take for an option,
/// gets `_` before it. Where capitals do not count in the names of files, sessions that differ in them alone share a
/// page.
final class PageName {

    static final String INDEX = "index.html";
    static final String MORNING = "morning.html";

    private static final String SUFFIX = ".html";
    private static final String SWEEP = "sweep~";
    private static final int LONGEST = 90;
    private static final int DIGEST_BYTES = 5;
    private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}(?<!\\.)");

    /// What Windows takes for a device, whatever follows a dot, and the pages of no session.
    private static final Pattern TAKEN =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d|index|morning)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private PageName() {}

    static String of(String session) {
        boolean kept =
                KEPT.matcher(session).matches() && !TAKEN.matcher(session).matches();
        return (kept ? session : readable(session) + "~" + digest(session)) + SUFFIX;
    }

    /// The name of a sweep's file. No session has it: `~` follows the beginning at once, and what stands behind it is
    /// no
    /// digest of `sweep`, a name that is kept.
    static String ofSweep(String sweep) {
        boolean kept = KEPT.matcher(sweep).matches();
        return SWEEP + (kept ? sweep : readable(sweep) + "~" + digest(sweep)) + SUFFIX;
    }

    private static String readable(String session) {
        String safe = session.replaceAll("[^A-Za-z0-9._-]", "-");
        String cut = safe.substring(0, Math.min(safe.length(), LONGEST));
        boolean dotted = cut.startsWith(".") || TAKEN.matcher(cut).matches();
        String undotted = dotted ? cut.replace('.', '-') : cut;
        return undotted.startsWith("-") ? "_" + undotted : undotted;
    }

    private static String digest(String session) {
        byte[] digest = Sha256.begin().digest(session.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
