package io.papertape.ledger;

/// What a run has done since this was told last.
///
/// @param firstSliceAt first slice of these, epoch milliseconds UTC
/// @param lastSliceAt last slice of these, epoch milliseconds UTC
/// @param slices how many, with those that warm up
/// @param warmUpSlices how many of them have no equity point
/// @param bars of these slices
/// @param trades made at these slices
/// @param refusedEntries that risk refused at these slices
public record RunProgress(
        long firstSliceAt,
        long lastSliceAt,
        int slices,
        int warmUpSlices,
        long bars,
        long trades,
        long refusedEntries) {

    /// How many of the slices have an equity point.
    public int points() {
        return slices - warmUpSlices;
    }
}
