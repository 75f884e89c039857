package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.format.PinnedLayouts;
import io.papertape.prices.format.PriceFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What can be told of files by how they begin.
final class FileCheck {

    private FileCheck() {}

    /// Opens each of the files that a query names, and closes it again.
    ///
    /// @return their layouts
    /// @throws PriceFileException if one cannot be read or has an unknown layout
    static KnownLayouts of(PriceQuery query, PriceFormats formats, Instant now) {
        List<String> problems = new ArrayList<>();
        PinnedLayouts pinned = PinnedLayouts.in(PriceFiles.folder(query.prices()));
        KnownLayouts known = KnownLayouts.recognisedBy(pinned);
        try (PriceFiles files = PriceFiles.in(query.prices(), query.recursive())) {
            checkActions(files, problems);
            PriceFormats all = pinned.before(formats);
            for (PriceFile file : files.files()) {
                check(file, query, all, now, known, problems);
            }
        }
        OpenFiles.requireNone(problems);
        return known;
    }

    private static void checkActions(PriceFiles files, List<String> problems) {
        for (PriceFile file : files.actions()) {
            try {
                new ActionsFile(file).read(action -> {});
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private static void check(
            PriceFile file,
            PriceQuery query,
            PriceFormats formats,
            Instant now,
            KnownLayouts known,
            List<String> problems) {
        try {
            Recognition.check(file, formats, known, now);
        } catch (UnknownLayoutException e) {
            OpenFiles.skip(file, query, e.told(), problems);
        } catch (PriceFileException e) {
            problems.addAll(e.problems());
        }
    }
}
