/// The night: many sessions carried forward by one job, in partitions that share their prices.
@NullMarked
package io.papertape.batch.nightly;

import org.jspecify.annotations.NullMarked;
