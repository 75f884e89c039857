package io.papertape.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What something cost in this process.
///
/// @param seconds wall clock
/// @param processorSeconds of all threads
/// @param allocatedBytes on the heap, by all threads
record Sample(double seconds, double processorSeconds, long allocatedBytes) implements Turns.Timed {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Something to be measured.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// Measures one run.
    static Sample of(Work work) throws Exception {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long processor = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        work.run();
        long ended = System.nanoTime();
        return new Sample(
                (ended - began) / 1e9,
                (SYSTEM.getProcessCpuTime() - processor) / 1e9,
                THREADS.getTotalThreadAllocatedBytes() - allocated);
    }

    /// Measures one run that works on this thread alone, and leaves what others do out.
    static Sample ofThread(Runnable work) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long processor = THREADS.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        work.run();
        long ended = System.nanoTime();
        return new Sample(
                (ended - began) / 1e9,
                (THREADS.getCurrentThreadCpuTime() - processor) / 1e9,
                THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }

    /// The share of each of `count` things in what was allocated.
    String allocatedEach(long count, String unit) {
        return BenchmarkFigures.bytesEach((double) allocatedBytes / count, unit);
    }
}
