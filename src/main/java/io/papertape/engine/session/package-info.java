/// A session and the loop that drives it.
@NullMarked
package io.papertape.engine.session;

import org.jspecify.annotations.NullMarked;
