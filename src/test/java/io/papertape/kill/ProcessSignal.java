package io.papertape.kill;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.papertape.cli.Papertape;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// A signal that a test sends to a process.
enum ProcessSignal {
    KILL(9),
    TERM(15),
    INT(2),
    STOP(0),
    CONT(0);

    private final int number;

    /// @param number 0 where it differs between systems
    ProcessSignal(int number) {
        this.number = number;
    }

    /// Exit status of a process that the signal has ended.
    int status() {
        return 128 + number;
    }

    void send(Papertape.Running running) throws Throwable {
        if (number == 0) {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + running.pid())
                    .start()
                    .waitFor();
        } else if (running.isAlive()) {
            call("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT))
                    .invoke(Math.toIntExact(running.pid()), number);
        }
    }

    /// A process that a script has put into the background ignores Ctrl-C, and so would all that it
    /// starts: from now on, those that are started heed it.
    static void heedInterrupts() throws Throwable {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("SigIgn:\\s*", "");
        if ((Long.parseUnsignedLong(ignored, 16) >> (INT.number - 1) & 1) == 1) {
            call("signal", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS)).invoke(INT.number, MemorySegment.NULL);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
