/// The account: cash, positions, trades, and the equity that they come to.
@NullMarked
package io.papertape.engine.portfolio;

import org.jspecify.annotations.NullMarked;
