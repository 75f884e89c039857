/// Limits on entries.
@NullMarked
package io.papertape.engine.risk;

import org.jspecify.annotations.NullMarked;
