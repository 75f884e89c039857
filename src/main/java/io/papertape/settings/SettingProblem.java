package io.papertape.settings;

/// What is wrong with a parameter.
///
/// @param parameter its name; empty where it is about no single one
/// @param sentence tells of it
public record SettingProblem(String parameter, String sentence) {}
