package io.papertape.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/// What something cost in this process.
///
/// @param seconds wall clock
/// @param allocatedBytes on the heap, by all threads
record Sample(double seconds, long allocatedBytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Something to be measured.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// Measures one run.
    static Sample of(Work work) throws Exception {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long began = System.nanoTime();
        work.run();
        long ended = System.nanoTime();
        return new Sample((ended - began) / 1e9, THREADS.getTotalThreadAllocatedBytes() - allocated);
    }

    /// The median of several samples, after others that only warm the process up.
    static Sample median(int warmUps, int repeat, Callable<Sample> once) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            once.call();
        }
        Sample[] samples = new Sample[repeat];
        for (int i = 0; i < repeat; i++) {
            samples[i] = once.call();
        }
        return median(List.of(samples));
    }

    /// The sample in the middle, by time; of an even number the slower of the two there.
    static Sample median(List<Sample> samples) {
        return samples.stream()
                .sorted(Comparator.comparingDouble(Sample::seconds))
                .toList()
                .get(samples.size() / 2);
    }
}
