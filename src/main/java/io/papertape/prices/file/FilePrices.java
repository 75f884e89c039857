package io.papertape.prices.file;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.format.PriceFormats;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Prices in files of a folder, or in one file. Safe for use by several threads.
public final class FilePrices implements PriceSource {

    private final PriceFormats formats;
    private final InstantSource clock;

    /// The layouts of the files that were checked last.
    private volatile KnownLayouts checked = KnownLayouts.none();

    /// Files of every known layout, by the machine's clock.
    public FilePrices() {
        this(PriceFormats.KNOWN, InstantSource.system());
    }

    /// @param clock tells which epochs can be times of bars
    FilePrices(PriceFormats formats, InstantSource clock) {
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public PriceTape open(PriceQuery query) {
        return open(query, LastLine.ROW);
    }

    @Override
    public PriceTape openGrowing(PriceQuery query) {
        return open(query, LastLine.UNFINISHED);
    }

    private PriceTape open(PriceQuery query, LastLine lastLine) {
        return new FileTape(OpenFiles.of(query, formats, checked, clock.instant(), lastLine));
    }

    @Override
    public Object state(PriceQuery query) {
        Map<Path, FileState> states = new HashMap<>();
        try (PriceFiles files = PriceFiles.in(query.prices(), query.recursive())) {
            Stream.concat(files.files().stream(), files.actions().stream())
                    .forEach(file -> states.put(file.path(), file.state()));
        }
        return states;
    }

    @Override
    public String digest(PriceQuery query) {
        return FilesDigest.of(query);
    }

    @Override
    public void check(PriceQuery query) {
        checked = FileCheck.of(query, formats, clock.instant());
    }

    @Override
    public void checkBars(PriceQuery query, long mostBytes) {
        if (bytes(query) > mostBytes) {
            check(query);
        } else {
            open(query).close();
        }
    }

    private static long bytes(PriceQuery query) {
        try (PriceFiles files = PriceFiles.in(query.prices(), query.recursive())) {
            return files.files().stream()
                    .map(PriceFile::path)
                    .distinct()
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
