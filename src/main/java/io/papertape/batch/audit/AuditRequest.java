package io.papertape.batch.audit;

/// What is asked for.
///
/// @param session its name
/// @param dates after how many dates bars are changed, at least 1
/// @param seed where the chance of these changes begins
public record AuditRequest(String session, int dates, long seed) {}
