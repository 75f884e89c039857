/// Papertape: replays historical prices through a paper-trading engine and keeps the books in SQL.
@NullMarked
package io.papertape;

import org.jspecify.annotations.NullMarked;
