package io.papertape.batch.nightly;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Digests of what the prices of a night's sessions are made of, each asked for once. Not safe for use by several
/// threads.
final class PriceContents {

    private final PriceSource prices;
    private final Map<List<Object>, Optional<String>> digests = new HashMap<>();

    PriceContents(PriceSource prices) {
        this.prices = prices;
    }

    /// The digest of the prices of a query; empty where they cannot be read, as the attempt to open them will tell.
    Optional<String> of(PriceQuery query) {
        return digests.computeIfAbsent(List.of(query.prices(), query.recursive()), place -> digest(query));
    }

    private Optional<String> digest(PriceQuery query) {
        try {
            return Optional.of(prices.digest(query));
        } catch (PriceFileException e) {
            return Optional.empty();
        }
    }
}
