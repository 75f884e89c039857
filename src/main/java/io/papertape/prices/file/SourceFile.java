package io.papertape.prices.file;

import io.papertape.prices.format.PriceBasis;
import java.time.LocalDate;
import java.time.ZoneId;

/// What is known of the prices of a file once it was read.
///
/// @param basis what they are
/// @param zone in which a day begins: that of the file's times, or UTC where it has dates alone
/// @param factorFile whether a factor file tells what they are to be adjusted by
record SourceFile(PriceBasis basis, ZoneId zone, boolean factorFile) {

    /// Whether the prices go over a split as they were traded.
    ///
    /// @param written whether a person has written the split down, who knows of prices whose layout does not tell
    boolean mayBeRaw(boolean written) {
        return basis == PriceBasis.RAW || (written && basis == PriceBasis.UNKNOWN);
    }

    /// The first time of a day, epoch milliseconds UTC.
    long begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
