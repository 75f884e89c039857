package io.papertape.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Writes values so that [YamlFile] reads the same ones. A text stands without quotes wherever it can: `0.10`, `off`.
///
/// ```java
/// String text = YamlText.of(Map.of("sessions", List.of(Map.of("session", "mine", "symbols", List.of("AAPL", "KO")))));
/// ```
public final class YamlText {

    private static final int WIDTH = 100;
    private static final int INDENT = 2;

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(PlainSchema.INSTANCE)
            .setWidth(WIDTH)
            .setIndent(INDENT)
            .setIndicatorIndent(INDENT)
            .setIndentWithIndicator(true)
            .setBestLineBreak("\n")
            .build();

    private YamlText() {}

    /// The lines of a mapping.
    ///
    /// @param values by key: texts, lists of texts, and mappings or lists of mappings of these
    public static String of(Map<String, ?> values) {
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(node(values)).iterator());
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> mapping -> mapping(mapping);
            case Collection<?> list -> list(list);
            default -> scalar(value.toString());
        };
    }

    private static Node mapping(Map<?, ?> mapping) {
        List<NodeTuple> tuples = new ArrayList<>();
        mapping.forEach((key, value) -> tuples.add(new NodeTuple(scalar(key.toString()), node(value))));
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    private static Node list(Collection<?> list) {
        boolean deep = list.stream().anyMatch(Map.class::isInstance);
        return new SequenceNode(
                Tag.SEQ, list.stream().map(YamlText::node).toList(), deep ? FlowStyle.BLOCK : FlowStyle.FLOW);
    }

    private static Node scalar(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
        }
        Tag tag = PlainSchema.INSTANCE.getScalarResolver().resolve(text, true);
        return new ScalarNode(tag.equals(Tag.NULL) ? Tag.STR : tag, text, ScalarStyle.PLAIN);
    }
}
