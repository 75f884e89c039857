/// Paper trading from Java: a session that trades the slices of a caller's own feed, without a database.
@NullMarked
package io.papertape.trading;

import org.jspecify.annotations.NullMarked;
