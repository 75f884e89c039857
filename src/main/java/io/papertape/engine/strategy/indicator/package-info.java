/// Indicators for strategies: the usual ones, of a symbol's whole past or of a window alone.
@NullMarked
package io.papertape.engine.strategy.indicator;

import org.jspecify.annotations.NullMarked;
