package io.papertape.batch.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// Gives daily prices of two symbols that rise and fall, and corrects one of them.
record CorrectingVendor(Path path) {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    String folder() {
        return path.toString();
    }

    /// Writes the prices of so many days.
    ///
    /// @param corrected day of A whose bar is another one than before; 0 for none
    void write(int days, int corrected) throws IOException {
        Files.createDirectories(path);
        for (String symbol : new String[] {"A", "B"}) {
            StringBuilder rows = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
            for (int day = 0; day < days; day++) {
                double price = 100 + 20 * Math.sin((day + (symbol.equals("A") ? 0 : 5)) / 4.0);
                if (day == corrected && day > 0 && symbol.equals("A")) {
                    price += 3;
                }
                String text = String.format(Locale.ROOT, "%.2f", price);
                rows.append(FIRST.plusDays(day))
                        .append(",".concat(text).repeat(4))
                        .append(",1000\n");
            }
            Files.writeString(path.resolve(symbol + ".csv"), rows);
        }
    }
}
