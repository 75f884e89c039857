/// What prices are like, before anything is replayed: [io.papertape.prices.inspection.Inspection].
@NullMarked
package io.papertape.prices.inspection;

import org.jspecify.annotations.NullMarked;
