/// Metrics, one class each.
@NullMarked
package io.papertape.engine.performance;

import org.jspecify.annotations.NullMarked;
