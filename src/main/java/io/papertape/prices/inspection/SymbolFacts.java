package io.papertape.prices.inspection;

import java.time.Duration;
import java.time.Instant;

/// What the bars of a symbol are like.
///
/// @param bars how many there are, at least one
/// @param first time of the first one
/// @param last time of the last one
/// @param interval the most frequent distance of two bars in succession; zero where there is one bar
/// @param gaps how often two are further apart than four days and than three times the interval
public record SymbolFacts(String symbol, long bars, Instant first, Instant last, Duration interval, long gaps) {}
