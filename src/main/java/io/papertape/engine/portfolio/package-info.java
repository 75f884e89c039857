/// Exact money, and the account that it is kept in.
@NullMarked
package io.papertape.engine.portfolio;

import org.jspecify.annotations.NullMarked;
