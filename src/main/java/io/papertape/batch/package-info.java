/// What all jobs share: how a run of the books is launched and resumed, how it is stopped, and what a failure tells.
/// Each job has a package of its own.
@NullMarked
package io.papertape.batch;

import org.jspecify.annotations.NullMarked;
