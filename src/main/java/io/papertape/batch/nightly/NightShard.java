package io.papertape.batch.nightly;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// A shard of a night as a partition of the job holds it for a worker. It does not change once it is made.
///
/// @param night key of the night
/// @param until last time that the sessions are to see, as a parameter's text; null for all
/// @param program version of the program that made it
/// @param sessions at least one
record NightShard(long night, @Nullable String until, String program, List<Session> sessions) implements Serializable {

    private static final String KEY = "shard";

    NightShard {
        sessions = List.copyOf(sessions);
    }

    /// A session of it.
    ///
    /// @param position in the night, from 0
    /// @param parameters of its replay; the path of its prices is absolute
    /// @param code digest of its strategy's code
    /// @param contents digest of its prices; null where they could not be read
    record Session(
            int position,
            String name,
            Map<String, String> parameters,
            String code,
            @Nullable String contents) implements Serializable {

        Session {
            parameters = Map.copyOf(parameters);
        }

        NightRequest.Entry entry() {
            return new NightRequest.Entry(name, parameters);
        }
    }

    /// The contexts of the partitions. The same shards have the same names.
    static Map<String, ExecutionContext> contexts(List<NightShard> shards) {
        Map<String, ExecutionContext> contexts = new HashMap<>();
        for (NightShard shard : shards) {
            ExecutionContext context = new ExecutionContext();
            context.put(KEY, shard);
            contexts.put(Integer.toString(contexts.size() + 1), context);
        }
        return contexts;
    }

    /// The shard of a partition.
    static NightShard of(ExecutionContext context) {
        NightShard shard = context.get(KEY, NightShard.class);
        if (shard == null) {
            throw new IllegalStateException("the partition has no shard");
        }
        return shard;
    }

    List<String> names() {
        return sessions.stream().map(Session::name).toList();
    }

    /// The same shard with some of its sessions.
    NightShard of(List<Session> some) {
        return new NightShard(night, until, program, some);
    }

    Map<String, Session> byName() {
        return sessions.stream().collect(Collectors.toMap(Session::name, session -> session));
    }
}
