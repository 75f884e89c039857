package io.papertape.report.morning;

/// Something that a person should look at.
///
/// @param text what there is to see, without the session's name
record Concern(ConcernKind kind, String text) {}
