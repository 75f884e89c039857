package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import io.papertape.settings.SettingTypes;
import io.papertape.yaml.YamlFile;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.springframework.scheduling.support.CronExpression;

/// Reads when nights are due: one cron expression with its zone, or a list of them.
final class ScheduleReader {

    static final String CRON = "cron";
    static final String ZONE = "zone";

    private static final ZoneId UTC = ZoneOffset.UTC;

    private final YamlFile yaml;
    private final FileTexts texts;

    ScheduleReader(YamlFile yaml, FileTexts texts) {
        this.yaml = yaml;
        this.texts = texts;
    }

    Schedule read(Node node) {
        List<Node> entries = node instanceof SequenceNode ? yaml.list(node) : List.of(node);
        return new Schedule(
                entries.stream().map(this::times).flatMap(Optional::stream).toList());
    }

    private Optional<CronTimes> times(Node node) {
        Map<String, Node> values = yaml.mapping(node, List.of(CRON, ZONE));
        Node cron = values.get(CRON);
        Node zone = values.get(ZONE);
        if (cron == null && !values.isEmpty()) {
            yaml.problem(node, "has no '" + CRON + ":'");
        }
        ZoneId of = zone == null ? UTC : Objects.requireNonNullElse(zone(zone), UTC);
        return Optional.ofNullable(cron).map(this::cron).map(expression -> new CronTimes(expression, of));
    }

    private @Nullable CronExpression cron(Node node) {
        String text = texts.text(node, CRON);
        try {
            return text == null ? null : CronTimes.parse(text);
        } catch (InvalidValueException e) {
            yaml.problem(node, CRON + " " + e.problem());
            return null;
        }
    }

    private @Nullable ZoneId zone(Node node) {
        String text = texts.text(node, ZONE);
        try {
            return text == null ? null : SettingTypes.zone().parse(text);
        } catch (InvalidValueException e) {
            yaml.problem(node, ZONE + " " + e.problem());
            return null;
        }
    }
}
