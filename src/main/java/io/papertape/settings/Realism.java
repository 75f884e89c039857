package io.papertape.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What `realism=strict` stands for. A session keeps the settings that it stands for, so that a session is compared
/// with what is asked for by these alone.
final class Realism {

    static final String STRICT = "strict";

    private static final String NAME = "realism";

    private static final Map<String, String> SETTINGS = settings();

    private Realism() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fill", "nextOpen");
        settings.put("volumeLimit", "0.025");
        settings.put("impact", "0.1");
        return settings;
    }

    /// As they could be given.
    static String words() {
        return SETTINGS.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    /// These parameters, and what `realism` among them stands for; a setting that is given itself goes before it.
    static Map<String, String> spelledOut(Map<String, String> given) {
        Map<String, String> texts = new LinkedHashMap<>(given);
        if (STRICT.equals(given.get(NAME))) {
            SETTINGS.forEach(texts::putIfAbsent);
        }
        return texts;
    }
}
