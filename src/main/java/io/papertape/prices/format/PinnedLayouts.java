package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The layouts that the file `prices.yaml` of a folder pins, which files of it have whatever they are like.
public final class PinnedLayouts {

    /// Name of the file.
    public static final String FILE = "prices.yaml";

    private static final String OTHER_ENDING = "prices.yml";
    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private final byte[] content;
    private final List<Pin> pins;

    private PinnedLayouts(Path folder, byte[] content, List<Pin> pins) {
        this.folder = folder;
        this.content = content;
        this.pins = pins;
    }

    /// An entry that is about none of the files.
    ///
    /// @param line of it, the first being 1
    /// @param match what their names or places would be like
    public record Unused(int line, String match) {}

    /// Reads the file of a folder, if there is one.
    ///
    /// @throws PriceFileException if it cannot be read, with all that is wrong with it
    public static PinnedLayouts in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            requireCalledRight(folder);
            return new PinnedLayouts(folder, new byte[0], List.of());
        }
        if (!Files.isRegularFile(file)) {
            throw new PriceFileException(List.of(FILE + ": expected a regular file"));
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] content = bytes.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new PriceFileException(List.of(FILE + ": is longer than " + MOST_BYTES + " bytes"));
            }
            return new PinnedLayouts(folder, content, PinnedFile.pins(content));
        } catch (IOException e) {
            throw PriceFileException.unreadable(FILE, e);
        }
    }

    /// These, and behind them the formats that other files may have.
    public PriceFormats before(PriceFormats formats) {
        Stream<PriceFormat> pinned = pins.stream().map(pin -> new PinnedFormat(folder, pin));
        return new PriceFormats(
                Stream.concat(pinned, formats.formats().stream()).toList());
    }

    /// The entries that are about none of these files.
    ///
    /// @param places of them, as formats know them
    public List<Unused> unused(List<Path> places) {
        return pins.stream()
                .filter(pin -> places.stream().noneMatch(place -> pin.matches(folder, place)))
                .map(pin -> new Unused(pin.line(), pin.match()))
                .toList();
    }

    /// Whether they are those of the same folder, and its file had the same content.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinnedLayouts that
                && folder.equals(that.folder)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * folder.hashCode() + Arrays.hashCode(content);
    }

    private static void requireCalledRight(Path folder) {
        if (Files.exists(folder.resolve(OTHER_ENDING))) {
            throw new PriceFileException(List.of(OTHER_ENDING + ": is not read; call it " + FILE));
        }
    }
}
