package io.papertape.prices;

/// Where prices come from. Safe for use by several threads unless an implementation says otherwise.
public interface PriceSource {

    /// Opens the prices that a query asks for, from the first slice.
    ///
    /// @throws PriceFileException if a file cannot be read or has an unknown layout, if a symbol is in none of
    ///     them, or if there is no bar that could be used
    /// @throws UnfinishedPriceFileException if a file is cut off or changed while it was read; where symbols may
    ///     miss, because a session has seen them, that is told by [PriceTape#next]
    PriceTape open(PriceQuery query);

    /// As [#open], of files that may be written to at the same time: a last line without an end is not read yet.
    ///
    /// @throws PriceFileException as that does
    /// @throws UnfinishedPriceFileException as that does
    PriceTape openGrowing(PriceQuery query);

    /// What the prices are in, at a glance: two of these are equal unless a file came, went or was written to in
    /// between.
    ///
    /// @throws PriceFileException if there are no files
    Object state(PriceQuery query);

    /// SHA-256 of all that the prices come from: two of these are equal where a tape of the same query gives the same
    /// bars, and rejects the same rows. Costs a part of what reading the prices does.
    ///
    /// @return 64 hexadecimal digits
    /// @throws PriceFileException if there are no files, or one cannot be read
    String digest(PriceQuery query);

    /// Checks what costs little to check: that there are files, that they can be opened, and that their layout is
    /// known.
    ///
    /// @throws PriceFileException if not
    void check(PriceQuery query);

    /// Checks all that [#open] does where there is little to read, and what [#check] does where there is more.
    ///
    /// @param mostBytes of all files together that are little
    /// @throws PriceFileException as those do
    /// @throws UnfinishedPriceFileException as those do
    void checkBars(PriceQuery query, long mostBytes);
}
