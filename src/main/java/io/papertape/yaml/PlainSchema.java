package io.papertape.yaml;

import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The core schema of YAML 1.2. It has no key `<<` that takes in other mappings, as the library has besides: one that
/// takes in itself would never end.
final class PlainSchema extends CoreSchema {

    static final PlainSchema INSTANCE = new PlainSchema();

    private PlainSchema() {}

    @Override
    public ScalarResolver getScalarResolver() {
        return new CoreScalarResolver(false);
    }
}
