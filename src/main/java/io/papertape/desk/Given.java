package io.papertape.desk;

import io.papertape.yaml.Place;

/// A parameter as the file gives it.
///
/// @param text of the value, as on the command line
/// @param place where it stands
record Given(String text, Place place) {}
