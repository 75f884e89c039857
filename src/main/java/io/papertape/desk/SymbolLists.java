package io.papertape.desk;

import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The lists of symbols that the file names.
final class SymbolLists {

    private static final String SYMBOLS = ReplaySettings.SYMBOLS.name();

    private final YamlFile yaml;
    private final FileTexts texts;
    private final Map<String, String> lists = new LinkedHashMap<>();

    SymbolLists(YamlFile yaml, FileTexts texts) {
        this.yaml = yaml;
        this.texts = texts;
    }

    /// Reads what stands behind the key of the lists.
    void read(Node node) {
        yaml.entries(node, "majors").forEach(entry -> lists.put(entry.key(), list(entry.value(), entry.place())));
    }

    /// The symbols of a session: the name of a list, or symbols. Null, and told, where it is neither.
    @Nullable
    Choice choice(Node node, Place place) {
        if (node instanceof SequenceNode) {
            return choice(list(node, place), place);
        }
        String text = texts.text(node, SYMBOLS);
        if (text == null) {
            return null;
        }
        String list = lists.get(text);
        if (list != null) {
            return choice(list, place);
        }
        if (!lists.isEmpty() && text.indexOf(',') < 0) {
            yaml.problem(
                    place,
                    "symbols: there is no list of symbols '" + text + "': " + Names.hint(text, lists.keySet())
                            + "; a symbol alone is written as [" + text + "]");
            return null;
        }
        return choice(texts.checked(SYMBOLS, text, place), place);
    }

    private static @Nullable Choice choice(String symbols, Place place) {
        return symbols.isEmpty() ? null : new Choice(symbols, Map.of(SYMBOLS, new Given(symbols, place)));
    }

    /// Symbols with commas between; none, and told, where there is no list of them.
    private String list(Node node, Place place) {
        List<String> symbols = new ArrayList<>();
        for (Node item : yaml.list(node)) {
            String symbol = texts.text(item, "a symbol");
            if (symbol != null && symbol.indexOf(',') >= 0) {
                yaml.problem(item, "a symbol must have no comma but was '" + symbol + "'");
            } else if (symbol != null) {
                symbols.add(symbol);
            }
        }
        String joined = String.join(",", symbols);
        return symbols.isEmpty() ? joined : texts.checked(SYMBOLS, joined, place);
    }
}
