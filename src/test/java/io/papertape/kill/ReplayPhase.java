package io.papertape.kill;

/// How far an interrupted replay has got, told by what the books show.
enum ReplayPhase {
    /// There is no database yet.
    NO_BOOKS,
    /// The schema is not complete.
    MIGRATING,
    /// The command's run has not been entered.
    NOT_BEGUN,
    /// The run's job has been entered, but not its execution.
    LAUNCHING,
    /// The run has been entered, but holds no slice.
    BEGUN,
    /// Some slices are in the books.
    REPLAYING,
    /// All slices are, but the session is not settled.
    REPLAYED,
    /// The session is settled, but the run is not completed.
    SETTLED,
    /// The run is completed.
    COMPLETED,
    /// After a completed run, the same command had begun another one, for which nothing was left to
    /// do.
    IDLE
}
