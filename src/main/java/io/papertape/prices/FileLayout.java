package io.papertape.prices;

import java.util.List;

/// What a price file was recognised as.
///
/// @param name of the layout
/// @param prices what the prices are, in words: as traded, adjusted for splits, not told
/// @param unused the columns that nothing is read from, as the file names them
/// @param hasVolumes whether a bar that can be trusted has a volume above 0; true of a file without bars
public record FileLayout(String name, String prices, List<String> unused, boolean hasVolumes) {

    public FileLayout {
        unused = List.copyOf(unused);
    }
}
