/// The code of strategies: where users put classes of their own, and a digest by which code is known again.
@NullMarked
package io.papertape.batch.code;

import org.jspecify.annotations.NullMarked;
