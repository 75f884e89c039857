/// A session: its settings, the engine that trades it, and what is told of it.
@NullMarked
package io.papertape.engine.session;

import org.jspecify.annotations.NullMarked;
