/// Many combinations of settings over the bars of one symbol, each with the result that a session of its own has.
@NullMarked
package io.papertape.engine.sweep;

import org.jspecify.annotations.NullMarked;
