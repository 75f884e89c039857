/// The loop that drives a session at an interval. A batch job uses nothing of this package.
@NullMarked
package io.papertape.engine.live;

import org.jspecify.annotations.NullMarked;
