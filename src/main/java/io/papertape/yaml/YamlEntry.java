package io.papertape.yaml;

import org.snakeyaml.engine.v2.nodes.Node;

/// A key of a mapping with its value.
///
/// @param key its text
/// @param place of the key
/// @param value what stands behind it
public record YamlEntry(String key, Place place, Node value) {}
