package io.papertape.batch.sweep;

/// Combinations of one account and window, whose results are written in one transaction.
///
/// @param account number of the account
/// @param window number of the window
/// @param number of the block, from 0
/// @param first combination
/// @param end combination after the last one
record SweepBlock(int account, int window, int number, int first, int end) {

    int size() {
        return end - first;
    }
}
