/// The replay of prices into the books of a session: its job, read from top to bottom in [ReplayJobFactory], what
/// it is asked by, and what it tells.
@NullMarked
package io.papertape.batch.replay;

import org.jspecify.annotations.NullMarked;
