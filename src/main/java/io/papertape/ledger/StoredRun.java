package io.papertape.ledger;

import java.time.Duration;

/// A run as it is kept.
///
/// @param id its key
/// @param begunEarlier whether an earlier job execution began it
/// @param elapsedBefore time that the earlier job executions took
record StoredRun(long id, boolean begunEarlier, Duration elapsedBefore) {}
