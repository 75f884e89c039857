package io.papertape.engine.live;

import java.time.Duration;

/// The thread that a live loop runs on.
public interface LoopThread {

    /// Makes a thread that has not started.
    interface Factory {
        LoopThread create(String name, Runnable body);
    }

    void start();

    /// Wakes the thread if it sleeps.
    void interrupt();

    /// Waits for the thread to end, at most `limit`.
    void join(Duration limit) throws InterruptedException;

    /// A daemon thread of the platform, which never keeps the program alive.
    static LoopThread daemon(String name, Runnable body) {
        Thread thread = Thread.ofPlatform().daemon(true).name(name).unstarted(body);
        return new LoopThread() {
            @Override
            public void start() {
                thread.start();
            }

            @Override
            public void interrupt() {
                thread.interrupt();
            }

            @Override
            public void join(Duration limit) throws InterruptedException {
                thread.join(limit);
            }
        };
    }
}
