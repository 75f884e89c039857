/// Orders filled on paper, and what that costs.
@NullMarked
package io.papertape.engine.execution;

import org.jspecify.annotations.NullMarked;
