package io.papertape.ledger;

import java.time.Duration;
import java.time.Instant;

/// A run as it is kept.
///
/// @param id its key
/// @param startedAt when it began
/// @param begunEarlier whether an earlier job execution began it
/// @param elapsedBefore time that the earlier job executions took
record StoredRun(long id, Instant startedAt, boolean begunEarlier, Duration elapsedBefore) {}
