package io.papertape.desk;

import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlEntry;
import io.papertape.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// The price sets that the file names.
final class PriceSets {

    /// What a price set may tell.
    static final List<Setting<?>> SETTINGS = List.of(
            ReplaySettings.PRICES,
            ReplaySettings.RECURSIVE,
            ReplaySettings.FILE_ZONE,
            ReplaySettings.CONFLICT,
            ReplaySettings.ADJUST);

    private static final String PRICES = ReplaySettings.PRICES.name();
    private static final List<String> KEYS =
            SETTINGS.stream().<String>map(Setting::name).toList();

    private final YamlFile yaml;
    private final FileTexts texts;
    private final Map<String, Map<String, Given>> sets = new LinkedHashMap<>();

    PriceSets(YamlFile yaml, FileTexts texts) {
        this.yaml = yaml;
        this.texts = texts;
    }

    /// Reads what stands behind the key of the price sets.
    void read(Node node) {
        yaml.entries(node, "us").forEach(entry -> sets.put(entry.key(), set(entry)));
    }

    private Map<String, Given> set(YamlEntry entry) {
        if (!(entry.value() instanceof MappingNode)) {
            Given prices = texts.given(entry.value(), PRICES, entry.place());
            return prices == null ? Map.of() : Map.of(PRICES, prices);
        }
        Map<String, Given> set = new LinkedHashMap<>();
        yaml.known(entry.value(), KEYS).forEach(key -> {
            Given given = texts.given(key.value(), key.key(), key.place());
            if (given != null) {
                set.put(key.key(), given);
            }
        });
        if (!set.containsKey(PRICES)) {
            yaml.problem(entry.place(), "'" + entry.key() + "' has no '" + PRICES + ":'");
        }
        return set;
    }

    /// The prices of a session: the name of a price set or a path, which has a `/` where the file names price sets.
    /// Null, and told, where it is neither.
    @Nullable
    Choice choice(Node node, Place place) {
        String text = texts.text(node, PRICES);
        if (text == null) {
            return null;
        }
        Map<String, Given> set = sets.get(text);
        if (set != null) {
            return new Choice(text, set);
        }
        if (!sets.isEmpty() && text.indexOf('/') < 0) {
            yaml.problem(
                    place,
                    "prices: there is no price set '" + text + "': " + Names.hint(text, sets.keySet())
                            + "; a folder is written with a '/', such as ./" + text);
            return null;
        }
        return new Choice(text, Map.of(PRICES, new Given(texts.checked(PRICES, text, place), place)));
    }
}
