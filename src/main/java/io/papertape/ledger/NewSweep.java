package io.papertape.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sweep that is to be begun.
///
/// @param name its name
/// @param strategy name of the strategy
/// @param account SYMBOL or BASKET
/// @param objective name of the metric by which combinations are judged
/// @param largestIsBest whether the best has the largest one
/// @param blockSize combinations that are written in one transaction, at most
/// @param codeDigest of the code of the strategy
/// @param barsDigest of the bars that it sees
/// @param settings texts by name
/// @param accounts in order
/// @param windows in order
/// @param parameters that are varied, in order
public record NewSweep(
        String name,
        String strategy,
        String account,
        String objective,
        boolean largestIsBest,
        int blockSize,
        String codeDigest,
        String barsDigest,
        Map<String, String> settings,
        List<AccountOf> accounts,
        List<WindowOf> windows,
        List<ParameterOf> parameters) {

    public NewSweep {
        settings = Map.copyOf(settings);
        accounts = List.copyOf(accounts);
        windows = List.copyOf(windows);
        parameters = List.copyOf(parameters);
    }

    /// An account.
    ///
    /// @param symbol null for all of them
    /// @param bars number of bars that it sees
    public record AccountOf(@Nullable String symbol, long bars) {}

    /// A window of time.
    ///
    /// @param testFrom null without a test
    /// @param testTo null without a test
    /// @param hindsight whether it is that of all tests
    public record WindowOf(
            LocalDate trainFrom,
            LocalDate trainTo,
            @Nullable LocalDate testFrom,
            @Nullable LocalDate testTo,
            boolean hindsight) {}

    /// A parameter that is varied.
    ///
    /// @param values how many
    /// @param gridStep by how much the places of two combinations differ of which one has the next value
    public record ParameterOf(String name, int values, long gridStep) {}

    /// The combinations that are tried.
    public interface Trials {

        int size();

        /// Place in the grid of all.
        long place(int combination);

        /// The values as `name=value`, separated by blanks.
        String text(int combination);

        /// The values by name, in the order of the parameters.
        Map<String, String> values(int combination);

        /// Place of a value among those of its parameter.
        int valueNumber(int combination, int parameter);
    }
}
