package io.papertape.batch.audit;

import java.util.List;

/// How another process of this program is started that calls [ReplayInProcess].
public interface OtherProcess {

    /// The command and its arguments.
    ///
    /// @param options for its JVM
    List<String> command(List<String> options);
}
