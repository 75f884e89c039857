/// The audit of a session: whether its trades depend on anything but its bars and settings.
@NullMarked
package io.papertape.batch.audit;

import org.jspecify.annotations.NullMarked;
