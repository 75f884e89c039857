/// Exact money and the dates of a session: what all else in the engine stands on.
@NullMarked
package io.papertape.engine.money;

import org.jspecify.annotations.NullMarked;
