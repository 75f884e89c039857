package io.papertape.engine.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A thread that never runs by itself: a test runs its body, and reads what was asked of it.
public final class RecordingThread implements LoopThread {

    private final Runnable body;
    final String name;
    public final List<String> calls = new ArrayList<>();

    private RecordingThread(String name, Runnable body) {
        this.name = name;
        this.body = body;
    }

    /// Makes threads and keeps them.
    public static final class Factory implements LoopThread.Factory {

        public final List<RecordingThread> created = new ArrayList<>();

        @Override
        public LoopThread create(String name, Runnable body) {
            created.add(new RecordingThread(name, body));
            return created.getLast();
        }
    }

    public void run() {
        body.run();
    }

    @Override
    public void start() {
        calls.add("start");
    }

    @Override
    public void interrupt() {
        calls.add("interrupt");
    }

    @Override
    public void join(Duration limit) {
        calls.add("join " + limit);
    }
}
