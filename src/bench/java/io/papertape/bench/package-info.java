/// Measures Papertape beside floors that nothing could beat and beside a peer: see [Benchmarks].
@NullMarked
package io.papertape.bench;

import org.jspecify.annotations.NullMarked;
