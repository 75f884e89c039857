/// How much of the best of many trials is luck.
@NullMarked
package io.papertape.batch.overfitting;

import org.jspecify.annotations.NullMarked;
