package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of parameters: a replay, or what is wrong with them. No file has been opened for it.
///
/// @param request null where something is wrong
/// @param problems one sentence each; empty where nothing is wrong
/// @param prices those that were asked for, in which more may be wrong; null where nothing else is to be told
public record ParsedRequest(
        @Nullable ReplayRequest request,
        List<String> problems,
        @Nullable PriceQuery prices) {

    private static final long QUICKLY_READ = 4_000_000;

    public ParsedRequest {
        problems = List.copyOf(problems);
    }

    /// The replay. Where something is wrong, what is wrong with the prices is told with it, as far as that is quickly
    /// known: opening them would tell it, too, but only once all else is well, and whoever has mistyped a parameter
    /// does not wait for large ones.
    ///
    /// @param source of the prices
    /// @throws InvalidParametersException with everything that is wrong
    public ReplayRequest orThrow(PriceSource source) {
        if (request != null) {
            return request;
        }
        List<String> all = new ArrayList<>(problems);
        if (prices != null) {
            try {
                source.checkBars(prices, QUICKLY_READ);
            } catch (PriceFileException e) {
                all.addAll(e.problems());
            }
        }
        throw new InvalidParametersException(all);
    }
}
