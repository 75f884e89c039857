/// The layouts of price files. Each is one [PriceFormat], listed in [PriceFormats].
@NullMarked
package io.papertape.prices.format;

import org.jspecify.annotations.NullMarked;
