package io.papertape.trading;

import io.papertape.engine.market.Bar;
import java.time.Instant;

/// A bar with its time.
public record TimedBar(Instant time, Bar bar) {}
