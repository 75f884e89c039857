/// Waits for the times of nights, and shows other programs how the last one ended.
@NullMarked
package io.papertape.serve;

import org.jspecify.annotations.NullMarked;
