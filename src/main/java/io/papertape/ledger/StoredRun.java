package io.papertape.ledger;

/// A run as it is kept.
///
/// @param id its key
/// @param resumed whether an earlier job execution began it
public record StoredRun(long id, boolean resumed) {}
