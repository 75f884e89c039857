package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import io.papertape.settings.SettingType;
import io.papertape.settings.SettingTypes;
import io.papertape.yaml.YamlFile;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads who is told of a night.
final class NotificationReader {

    static final String COMMAND = "command";
    static final String WEBHOOK = "webhook";
    static final String ON = "on";
    static final SettingType<NotifyOn> ON_TYPE = SettingTypes.oneOf(NotifyOn.class, NotifyOn::label);

    private final YamlFile yaml;
    private final FileTexts texts;

    NotificationReader(YamlFile yaml, FileTexts texts) {
        this.yaml = yaml;
        this.texts = texts;
    }

    Notification read(Node node) {
        Map<String, Node> values = yaml.mapping(node, List.of(COMMAND, WEBHOOK, ON));
        if (!values.isEmpty() && !values.containsKey(COMMAND) && !values.containsKey(WEBHOOK)) {
            yaml.problem(node, "has neither '" + COMMAND + ":' nor '" + WEBHOOK + ":'");
        }
        Node command = values.get(COMMAND);
        Node webhook = values.get(WEBHOOK);
        Node on = values.get(ON);
        return new Notification(
                command == null ? List.of() : command(command),
                webhook == null ? null : webhook(webhook),
                on == null ? NotifyOn.ATTENTION : on(on));
    }

    /// A program that is given with a folder is looked for from the file, one without among those of the system.
    private List<String> command(Node node) {
        List<String> words = new ArrayList<>();
        for (Node item : yaml.list(node)) {
            words.add(Objects.requireNonNullElse(texts.text(item, COMMAND), ""));
        }
        if (!words.isEmpty()) {
            words.set(0, program(node, words.getFirst()));
        }
        return words;
    }

    private String program(Node node, String word) {
        try {
            if (!word.isBlank()) {
                return word.indexOf('/') < 0 ? word : texts.fromHere(Path.of(word));
            }
        } catch (InvalidPathException e) {
            yaml.problem(node, COMMAND + " must begin with a program but was '" + word + "'");
            return word;
        }
        yaml.problem(node, COMMAND + " must begin with a program");
        return word;
    }

    /// It may hold a secret, so that its value is not told.
    private @Nullable URI webhook(Node node) {
        String text = texts.text(node, WEBHOOK);
        if (text == null) {
            return null;
        }
        try {
            URI address = URI.create(text);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            yaml.problem(node, WEBHOOK + " must be an address");
            return null;
        }
        yaml.problem(node, WEBHOOK + " must be an address that begins with http:// or https://");
        return null;
    }

    private NotifyOn on(Node node) {
        String text = texts.text(node, ON);
        try {
            return text == null ? NotifyOn.ATTENTION : ON_TYPE.parse(text);
        } catch (InvalidValueException e) {
            yaml.problem(node, ON + " " + e.problem());
            return NotifyOn.ATTENTION;
        }
    }
}
