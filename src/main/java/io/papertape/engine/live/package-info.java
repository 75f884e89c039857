/// Live trading: the loop that drives a session at an interval, and the facade that starts and stops it. A batch job
/// uses
/// nothing of this package.
@NullMarked
package io.papertape.engine.live;

import org.jspecify.annotations.NullMarked;
