package io.papertape.batch.audit;

/// Hears how far an audit got.
public interface AuditProgress {

    /// Replays have gone on.
    ///
    /// @param bars that they have seen since it was told last, each of them counted for itself
    void replayed(long bars);
}
