package io.papertape.batch.audit;

/// Hears how far an audit got.
public interface AuditProgress {

    /// Some replays have gone on by one slice.
    void replayed(int replays);
}
