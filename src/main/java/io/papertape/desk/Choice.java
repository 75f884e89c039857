package io.papertape.desk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a value of the file stands for: one parameter, or the several of a price set.
///
/// @param label the value in the name of a session of a grid
/// @param parameters by name
record Choice(String label, Map<String, Given> parameters) {

    Choice {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
