package io.papertape.report;

import java.util.List;

/// What a strategy threw first.
///
/// @param lines one for each of the first symbols and exceptions: since when, how often, what
/// @param kinds how many symbols and exceptions there are
public record FirstFailures(List<String> lines, long kinds) {}
