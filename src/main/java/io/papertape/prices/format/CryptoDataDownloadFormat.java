package io.papertape.prices.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// CryptoDataDownload: the address of the site above the names; volume in both currencies.
final class CryptoDataDownloadFormat extends NamedColumns {

    CryptoDataDownloadFormat() {
        super("CryptoDataDownload", "https://www.CryptoDataDownload.com", Roles.ENGLISH, PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("open", "high", "low", "close");
    }

    @Override
    int headerRow(FileHead head) {
        String first = head.line(0);
        return first != null && first.toLowerCase(Locale.ROOT).contains("cryptodatadownload") ? 1 : 0;
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        return headerRow(head) == 1 ? super.layout(head) : null;
    }

    /// Of the volumes, that in units of the symbol comes first.
    @Override
    @Nullable
    Columns columns(Header header, Samples samples) {
        Columns columns = super.columns(header, samples);
        return columns == null ? null : columns.withVolume(header.columnThatBegins("volume"));
    }
}
