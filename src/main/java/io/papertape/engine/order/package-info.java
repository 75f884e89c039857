/// From a signal to a trade: how much is bought, at which price it is filled, and what that costs.
@NullMarked
package io.papertape.engine.order;

import org.jspecify.annotations.NullMarked;
