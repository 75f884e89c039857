package io.papertape.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A replay into a session of its own.
///
/// @param prices folder or file
/// @param chunkSize slices per transaction
/// @param trading parameters of the trading, each `name=value`
record Replay(Path prices, int chunkSize, List<String> trading) {

    /// The default of Papertape.
    static final int CHUNK_SIZE = 500;

    Replay {
        trading = List.copyOf(trading);
    }

    /// A replay that trades to its end, however many bars there are: no limit and no cost stops it.
    static Replay trading(Path prices, int chunkSize) {
        return new Replay(
                prices,
                chunkSize,
                List.of("risk=off", "initialCapital=1000000000", "commission=0.00001", "slippage=0"));
    }

    /// A replay as anybody asks for it, with all defaults.
    static Replay plain(Path prices) {
        return new Replay(prices, CHUNK_SIZE, List.of());
    }

    /// This replay with more parameters of the trading.
    Replay with(String... more) {
        List<String> all = new ArrayList<>(trading);
        all.addAll(List.of(more));
        return new Replay(prices, chunkSize, all);
    }

    /// The command with its parameters.
    List<String> command() {
        List<String> command = new ArrayList<>(List.of("replay"));
        command.addAll(parameters());
        return command;
    }

    /// The parameters, each `name=value`.
    List<String> parameters() {
        List<String> parameters =
                new ArrayList<>(List.of("session=bench", "prices=" + prices, "chunkSize=" + chunkSize));
        parameters.addAll(trading);
        return parameters;
    }
}
