package io.papertape.batch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;

/// How an execution of a run ended.
///
/// @param status COMPLETED, STOPPED, or what else Spring Batch makes of a failure
/// @param failure why it failed, where that is known
/// @param elapsed how long it took
public record Ended(BatchStatus status, @Nullable Throwable failure, Duration elapsed) {}
