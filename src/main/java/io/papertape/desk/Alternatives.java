package io.papertape.desk;

import java.util.List;

/// A key of a session with what its value stands for.
///
/// @param key the name of a parameter
/// @param choices one; or those of a grid, each of which makes a session
/// @param grid whether the value is a list of them, so that names tell which one it is
record Alternatives(String key, List<Choice> choices, boolean grid) {

    Alternatives {
        choices = List.copyOf(choices);
    }
}
