/// Live trading: a session that follows its price files as they grow, until it is stopped.
@NullMarked
package io.papertape.batch.live;

import org.jspecify.annotations.NullMarked;
