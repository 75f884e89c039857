/// Strategies: what decides on trades, from the bars of one symbol.
@NullMarked
package io.papertape.engine.strategy;

import org.jspecify.annotations.NullMarked;
