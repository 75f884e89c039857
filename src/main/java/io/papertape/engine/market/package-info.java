/// Bars, slices and the port that feeds them.
@NullMarked
package io.papertape.engine.market;

import org.jspecify.annotations.NullMarked;
