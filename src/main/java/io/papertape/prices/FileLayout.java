package io.papertape.prices;

import java.util.List;

/// What a price file was recognised as.
///
/// @param name of the layout
/// @param prices what the prices are, in words: as traded, adjusted for splits, not told
/// @param unused the columns that nothing is read from, as the file names them
public record FileLayout(String name, String prices, List<String> unused) {

    public FileLayout {
        unused = List.copyOf(unused);
    }
}
