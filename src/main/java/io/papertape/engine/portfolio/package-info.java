/// Exact money, the dates of a session, and the account: cash, positions, and the equity that they come to.
@NullMarked
package io.papertape.engine.portfolio;

import org.jspecify.annotations.NullMarked;
