package io.papertape.batch.code;

/// What in the code of a strategy may make its signals depend on more than its bars.
///
/// @param certain whether it does when it is executed; else it may
/// @param told one sentence that names class and method
public record CodeFinding(boolean certain, String told) {}
