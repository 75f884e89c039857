/// Price files: formats, validation, merging into slices. [PriceTape] is the way in.
@NullMarked
package io.papertape.prices;

import org.jspecify.annotations.NullMarked;
