/// The replay of prices into the books of sessions: its steps, read from top to bottom in [ShardSteps], what they are
/// asked by, and what they tell.
@NullMarked
package io.papertape.batch.replay;

import org.jspecify.annotations.NullMarked;
