package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.FileHead;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.ParsedBar;
import io.papertape.prices.format.PriceFormats;
import java.time.Instant;

/// Finds out the layout of files by how they begin.
final class Recognition {

    private Recognition() {}

    /// The layout of a file that is looked at for nothing else.
    ///
    /// @param known takes it up
    /// @param now time of the machine
    /// @throws PriceFileException if the file cannot be read
    /// @throws UnknownLayoutException if its layout is unknown
    /// @throws UnfinishedPriceFileException if it is cut off
    static void check(PriceFile file, PriceFormats formats, KnownLayouts known, Instant now) {
        try (Content content = Content.beginning(file)) {
            known.add(file, content.state(), of(file, formats, content), now);
        }
    }

    /// The layout of a file by its first lines, which are read.
    ///
    /// @throws PriceFileException as above
    /// @throws UnknownLayoutException as above
    /// @throws UnfinishedPriceFileException as above
    static Layout of(PriceFile file, PriceFormats formats, Content content) {
        Rows lines = content.rows(',', LastLine.ROW);
        FileHead head =
                new FileHead(file.place(), () -> lines.next() ? lines.row().text() : null);
        String first = head.line(0);
        long line = lines.row().line();
        if (first == null) {
            throw new UnknownLayoutException(file.name(), 0, "is empty");
        }
        Layout known = formats.layout(head);
        if (known == null) {
            throw new UnknownLayoutException(
                    file.name(),
                    line,
                    "no layout of prices is known that begins with '" + ParsedBar.shortened(first) + "': it "
                            + formats.nearest(head));
        }
        return known;
    }
}
