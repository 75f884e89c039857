package io.papertape.desk;

import io.papertape.yaml.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A session of the file. Immutable.
///
/// @param name of the session
/// @param parameters those of `replay`, which makes the same session of them: texts by name, `session` among them. A
///     relative path of the file is one from the working directory here
/// @param place where the session stands in the file
/// @param places where the parameters stand, by name: at their key, or at their value within a list of them
public record DeskSession(String name, Map<String, String> parameters, Place place, Map<String, Place> places) {

    public DeskSession {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        places = Map.copyOf(places);
    }

    /// Where a parameter stands, or the session where it is not given.
    public Place place(String parameter) {
        return places.getOrDefault(parameter, place);
    }
}
