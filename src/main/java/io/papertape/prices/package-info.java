/// Prices, whatever they are stored in: [PriceSource] opens what a [PriceQuery] asks for, as a [PriceTape].
@NullMarked
package io.papertape.prices;

import org.jspecify.annotations.NullMarked;
