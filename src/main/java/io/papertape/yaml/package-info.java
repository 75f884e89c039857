/// Files that a person writes in YAML: their values, and what is wrong with them by line and column.
@NullMarked
package io.papertape.yaml;

import org.jspecify.annotations.NullMarked;
