/// The digest: what a person is to know of the last night.
@NullMarked
package io.papertape.report.morning;

import org.jspecify.annotations.NullMarked;
