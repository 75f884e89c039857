/// The replay as a Spring Batch job: its parameters, steps and outcome. [ReplayService] is the way in.
@NullMarked
package io.papertape.batch;

import org.jspecify.annotations.NullMarked;
