package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts the bars of files by symbol and time, in memory that does not grow with the bars: a symbol of a file has one
/// block in memory while the file is read, and again from its first bar to its last; everything else is in one
/// [SpoolFile]. Not safe for use by several threads.
final class BarSpool implements Closeable {

    private final SpoolFile file = new SpoolFile(Track.BLOCK);

    /// Bars of a file.
    ///
    /// @param sorted one for each symbol that has bars, which the spool must outlive
    /// @param last the last bar of the file where that may be cut off; it is not among the others
    /// @param cut why it may be cut off; also where no bar was offered for it
    record SortedFile(
            List<SpooledBars> sorted,
            @Nullable SpooledBars last,
            @Nullable CutRow cut) {}

    /// Reads a file to its end.
    ///
    /// @throws PriceFileException if the file cannot be read on
    /// @throws UnfinishedPriceFileException if it is cut off
    SortedFile sort(BarReader reader) {
        List<@Nullable Track> tracks = new ArrayList<>();
        Track latest = null;
        while (reader.next()) {
            latest = track(tracks, reader);
            latest.append(reader.bar(), reader.line());
        }
        CutRow cut = reader.cut();
        SpooledBars last = latest != null && cut != null && cut.counted() && cut.asked()
                ? latest.splitLast().rewind()
                : null;
        return new SortedFile(rewound(tracks), last, cut);
    }

    @Override
    public void close() {
        file.close();
    }

    private Track track(List<@Nullable Track> tracks, BarReader reader) {
        while (tracks.size() <= reader.symbol()) {
            tracks.add(null);
        }
        Track track = tracks.get(reader.symbol());
        if (track == null) {
            track = new Track(file, reader.file().name(), reader.symbol());
            tracks.set(reader.symbol(), track);
        }
        return track;
    }

    private static List<SpooledBars> rewound(List<@Nullable Track> tracks) {
        List<SpooledBars> sorted = new ArrayList<>();
        for (Track track : tracks) {
            if (track != null && !track.isEmpty()) {
                sorted.add(track.rewind());
            }
        }
        return sorted;
    }
}
