package io.papertape.prices.file;

import io.papertape.prices.format.Layout;
import io.papertape.prices.format.PinnedLayouts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The layouts of files that were checked, for those who read them next. They are kept for files that are what they
/// were: prices are often checked just before they are read, and what settles a layout is most of the first thousand
/// lines. Not safe for use by several threads while layouts are added.
final class KnownLayouts {

    /// A file system may give two writes in succession the same time.
    private static final Duration SHORTEST_SURE_AGE = Duration.ofSeconds(2);

    private final @Nullable PinnedLayouts pinned;
    private final Map<String, Known> layouts = new HashMap<>();

    private record Known(FileState state, Layout layout) {}

    /// @param pinned the pins by which they were recognised, or null where none was
    private KnownLayouts(@Nullable PinnedLayouts pinned) {
        this.pinned = pinned;
    }

    static KnownLayouts none() {
        return new KnownLayouts(null);
    }

    /// None yet.
    ///
    /// @param pinned the pins by which they are recognised
    static KnownLayouts recognisedBy(PinnedLayouts pinned) {
        return new KnownLayouts(pinned);
    }

    /// Keeps the layout of a file.
    ///
    /// @param before what the file system told of it before it was looked at
    /// @param now time of the machine
    void add(PriceFile file, FileState before, Layout layout, Instant now) {
        if (before.modified().isBefore(now.minus(SHORTEST_SURE_AGE))) {
            layouts.put(key(file), new Known(before, layout));
        }
    }

    /// The layout of a file if it is what it was; or null.
    ///
    /// @param before what the file system told of it before it was opened
    @Nullable
    Layout of(PriceFile file, FileState before) {
        Known known = layouts.get(key(file));
        return known != null && known.state().equals(before) ? known.layout() : null;
    }

    /// These where files are read by the same pins, or else none.
    KnownLayouts by(PinnedLayouts pins) {
        return pins.equals(pinned) ? this : none();
    }

    private static String key(PriceFile file) {
        return file.path() + "\n" + file.name();
    }
}
