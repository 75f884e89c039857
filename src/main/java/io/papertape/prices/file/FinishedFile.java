package io.papertape.prices.file;

import io.papertape.prices.ReadFile;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.IOException;
import java.util.Objects;

/// A price file that was read to its end.
///
/// @param file where it is
/// @param state what the file system told of it before the first byte was read
/// @param read what was read
record FinishedFile(PriceFile file, FileState state, ReadFile read) {

    /// @throws UnfinishedPriceFileException if the file is not what was read any more
    void requireUnchanged() {
        try {
            FileState now = FileState.of(file.path());
            String difference = state.difference(now);
            if (difference == null && !Objects.equals(state.identity(), now.identity()) && !isWhatWasRead()) {
                difference = "its content is another";
            }
            if (difference != null) {
                throw new UnfinishedPriceFileException(
                        file.name() + ": changed while its prices were replayed: " + difference);
            }
        } catch (IOException e) {
            throw new UnfinishedPriceFileException(file.name() + ": is gone while its prices were replayed", e);
        }
    }

    private boolean isWhatWasRead() throws IOException {
        try (PriceZip zip = file.entry() == null ? null : PriceZip.of(file.path());
                FileBytes bytes = file.reopened(zip).open()) {
            return bytes.sha256().equals(read.sha256());
        }
    }
}
