package io.papertape.desk;

import io.papertape.yaml.Place;

/// What is wrong at a place of the file, although it can be read.
///
/// @param sentence tells of it, see [Desk#told]
public record DeskProblem(Place place, String sentence) {}
