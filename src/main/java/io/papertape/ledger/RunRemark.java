package io.papertape.ledger;

/// What a run tells beside its results.
///
/// @param kind what it is about, in a word
/// @param text a sentence
public record RunRemark(String kind, String text) {}
