/// The job `sweep`: many combinations of parameters over the same bars.
@NullMarked
package io.papertape.batch.sweep;

import org.jspecify.annotations.NullMarked;
