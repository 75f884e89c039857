/// Strategies: pure functions of the latest bars of one symbol.
@NullMarked
package io.papertape.engine.strategy;

import org.jspecify.annotations.NullMarked;
