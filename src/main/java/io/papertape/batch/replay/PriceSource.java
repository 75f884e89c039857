package io.papertape.batch.replay;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;

/// Opens the prices that a replay asks for; most often that is [PriceTape#open(PriceQuery)].
public interface PriceSource {

    /// Opens them, from the first slice.
    ///
    /// @throws io.papertape.prices.PriceFileException if they cannot be read
    PriceTape open(PriceQuery query);
}
