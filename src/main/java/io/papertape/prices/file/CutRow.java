package io.papertape.prices.file;

import io.papertape.prices.RejectedBar;

/// The last row of a file whose line has no end, sound as it is: it may be whole, or cut off within its last field.
///
/// @param rejection what would be told of it
/// @param symbol number of its symbol, or [SymbolTable#UNWANTED]
/// @param symbolLast whether the last field is the symbol; otherwise it is a price or the time
/// @param counted whether it was counted as a bar of its symbol
/// @param asked whether its time is between from and to
record CutRow(RejectedBar rejection, int symbol, boolean symbolLast, boolean counted, boolean asked) {}
