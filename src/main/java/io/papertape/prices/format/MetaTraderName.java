package io.papertape.prices.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What MetaTrader calls its files: symbol, what a bar lasts, and most often from when to when.
final class MetaTraderName {

    private static final Pattern NAME =
            Pattern.compile("(?:DAT_MT_)?(.+?)_(M1|M5|M15|M30|H1|H4|D1|Daily|W1|Weekly|MN1?|Monthly)(_.*)?");
    private static final Pattern MINUTES = Pattern.compile("(.*[A-Za-z])(1|5|15|30|60|240|1440|10080|43200)");

    private MetaTraderName() {}

    /// The symbol that a file is named after.
    static String symbol(FileHead head) {
        Matcher name = NAME.matcher(head.symbol());
        if (name.matches()) {
            return name.group(1);
        }
        Matcher minutes = MINUTES.matcher(head.symbol());
        return minutes.matches() ? minutes.group(1) : head.symbol();
    }
}
