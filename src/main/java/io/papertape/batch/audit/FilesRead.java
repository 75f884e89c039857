package io.papertape.batch.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/// Hears which files are read while code of a strategy is on the stack, whoever it has asked to read them: the JVM
/// tells
/// so itself. Class files and what the JDK reads of its own folder do not count.
final class FilesRead implements AutoCloseable {

    private static final String READ = "jdk.FileRead";
    private static final String CLASS_LOADER = "java.lang.ClassLoader";
    private static final String LOAD = "loadClass";

    private final Set<String> classes;
    private final Path jdk = Path.of(System.getProperty("java.home"));
    private final Set<String> found = new ConcurrentSkipListSet<>();
    private final RecordingStream events = new RecordingStream();

    /// @param classes names of the strategy's classes
    FilesRead(Set<String> classes) {
        this.classes = classes;
        events.enable(READ).withoutThreshold().withStackTrace();
        events.onEvent(READ, this::take);
        events.startAsync();
    }

    /// Whether this JVM tells it.
    static boolean isKnown() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    /// What was read until now, and by which method: the end of a sentence each.
    List<String> end() {
        events.stop();
        return List.copyOf(found);
    }

    private void take(RecordedEvent event) {
        String path = event.getString("path");
        if (event.getStackTrace() == null || path == null || Path.of(path).startsWith(jdk)) {
            return;
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            String method = frame.getMethod().getName();
            if (type.equals(CLASS_LOADER) && method.equals(LOAD)) {
                return;
            }
            if (classes.contains(type)) {
                found.add(type + "." + method + " reads the file " + path);
                return;
            }
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
