package io.papertape.desk;

import io.papertape.settings.ReplaySettings;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlEntry;
import io.papertape.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads keys of sessions, and of what they share.
final class ParameterKeys {

    private final YamlFile yaml;
    private final FileTexts texts;
    private final PriceSets prices;
    private final SymbolLists symbols;

    ParameterKeys(YamlFile yaml, FileTexts texts, PriceSets prices, SymbolLists symbols) {
        this.yaml = yaml;
        this.texts = texts;
        this.prices = prices;
        this.symbols = symbols;
    }

    /// What a key stands for; nothing, and told, where it is wrong.
    Optional<Alternatives> read(YamlEntry entry) {
        if (entry.key().equals(ReplaySettings.FRESH.name())) {
            yaml.problem(
                    entry.place(),
                    "fresh would start sessions over every night; replay session=NAME fresh=true does so once");
            return Optional.empty();
        }
        if (entry.key().equals(ReplaySettings.COPY_OF.name())) {
            yaml.problem(
                    entry.place(),
                    "copyOf begins a session by replay session=NAME copyOf=OTHER; what sessions of a file share stands"
                            + " behind '" + DeskFile.DEFAULTS + ":'");
            return Optional.empty();
        }
        if (!isGrid(entry)) {
            Choice choice = choice(entry);
            return choice == null
                    ? Optional.empty()
                    : Optional.of(new Alternatives(entry.key(), List.of(choice), false));
        }
        List<Choice> choices = new ArrayList<>();
        for (Node item : yaml.list(entry.value())) {
            Choice choice = choice(new YamlEntry(entry.key(), Place.of(item), item));
            if (choice != null) {
                choices.add(choice);
            }
        }
        return choices.isEmpty() ? Optional.empty() : Optional.of(new Alternatives(entry.key(), choices, true));
    }

    /// Whether a value is a list of them: that of symbols is one value.
    static boolean isGrid(YamlEntry entry) {
        return entry.value() instanceof SequenceNode && !entry.key().equals(ReplaySettings.SYMBOLS.name());
    }

    private @Nullable Choice choice(YamlEntry entry) {
        String key = entry.key();
        if (key.equals(ReplaySettings.PRICES.name())) {
            return prices.choice(entry.value(), entry.place());
        }
        if (key.equals(ReplaySettings.SYMBOLS.name())) {
            return symbols.choice(entry.value(), entry.place());
        }
        Given given = texts.given(entry.value(), key, entry.place());
        return given == null ? null : new Choice(given.text(), Map.of(key, given));
    }
}
