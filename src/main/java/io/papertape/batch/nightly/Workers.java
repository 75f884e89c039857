package io.papertape.batch.nightly;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which workers have ended how many shards of a night. Not safe for use by several threads.
final class Workers {

    private final Map<String, Done> done = new TreeMap<>();

    /// What one of them did.
    private record Done(int shards, int sessions) {

        private Done plus(Done other) {
            return new Done(shards + other.shards, sessions + other.sessions);
        }
    }

    /// Adds a shard.
    ///
    /// @param state of its partition, or null where nothing is known
    void add(ShardStates.@Nullable State state, NightShard shard) {
        if (state != null && state.ended() && !state.told().isEmpty()) {
            done.merge(state.told(), new Done(1, shard.sessions().size()), Done::plus);
        }
    }

    void tell(Consumer<String> lines) {
        done.forEach((worker, did) -> lines.accept(
                worker + ": " + counted(did.sessions(), "session") + " in " + counted(did.shards(), "shard")));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
