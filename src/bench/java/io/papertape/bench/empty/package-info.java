/// The least that a Spring Batch job costs. Alone in its package, so that it scans nothing else.
@NullMarked
package io.papertape.bench.empty;

import org.jspecify.annotations.NullMarked;
