package io.papertape.notify;

/// A way by which somebody is told.
interface Channel {

    /// Tells it once.
    ///
    /// @param digest JSON
    /// @throws NotToldException if it did not arrive, or not in time
    /// @throws InterruptedException if the thread was interrupted meanwhile
    void tell(String digest) throws NotToldException, InterruptedException;
}
