package io.papertape.bench;

import io.papertape.bench.empty.EmptyJob;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// A way to start Papertape and, with the same jar and class path, a job that does nothing.
///
/// @param name for the table
/// @param program arguments of `java` up to Papertape's command
/// @param empty arguments of `java` up to the options of [EmptyJob]
record Packaging(String name, List<String> program, List<String> empty) {

    static final Path JAR = Path.of("target", "papertape.jar").toAbsolutePath();
    private static final List<String> PROGRAM = List.of("-jar", JAR.toString());

    /// Papertape's properties, which the jar brings, keep Spring Boot from starting jobs.
    private static final String RUN_JOB = "--spring.batch.job.enabled=true";

    /// The JVM's options of the command `papertape` that matter to the time.
    private static final List<String> OF_COMMAND = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-XX:-UsePerfData");

    /// Spring Batch makes its own tables: what a job repository cannot do without.
    static final List<String> OWN_SCHEMA =
            List.of(RUN_JOB, "--spring.flyway.enabled=false", "--spring.batch.jdbc.initialize-schema=always");

    /// The jar, as it is.
    static Packaging jar(Workbench bench) throws IOException {
        return new Packaging("jar", PROGRAM, emptyJob(bench));
    }

    /// Each program with a cache of its loaded classes that one run of it has left, and the JVM's options of the
    /// command `papertape`.
    ///
    /// @param training a replay like those to be measured
    static Packaging withCache(Workbench bench, Replay training) throws IOException, InterruptedException {
        Path folder = bench.newFolder();
        return new Packaging(
                "jar with AOT cache",
                trained(bench, folder.resolve("papertape.aot"), PROGRAM, training.command()),
                trained(bench, folder.resolve("empty.aot"), emptyJob(bench), OWN_SCHEMA));
    }

    private static List<String> emptyJob(Workbench bench) throws IOException {
        return List.of("-classpath", JAR + File.pathSeparator + emptyJar(bench.newFolder()), EmptyJob.class.getName());
    }

    private static List<String> trained(Workbench bench, Path cache, List<String> program, List<String> arguments)
            throws IOException, InterruptedException {
        start(bench, with("-XX:AOTCacheOutput=" + cache, program), arguments);
        // Without the mode, a JVM that cannot use the cache would do without it and not tell.
        List<String> cached = new ArrayList<>(OF_COMMAND);
        cached.addAll(with("-XX:AOTMode=on", with("-XX:AOTCache=" + cache, program)));
        return List.copyOf(cached);
    }

    /// Runs a program of this packaging once, into an empty folder.
    static JavaProcess start(Workbench bench, List<String> program, List<String> arguments)
            throws IOException, InterruptedException {
        Path folder = bench.newFolder();
        try {
            List<String> command = new ArrayList<>(program);
            command.addAll(arguments);
            command.add("--spring.datasource.url=" + BenchmarkBooks.url(folder));
            return JavaProcess.run(folder, command);
        } finally {
            Workbench.clear(folder);
        }
    }

    private static List<String> with(String option, List<String> program) {
        List<String> command = new ArrayList<>(List.of(option));
        command.addAll(program);
        return List.copyOf(command);
    }

    /// The classes of the empty job, and nothing else, as a jar: a cache does not take folders.
    private static Path emptyJar(Path folder) throws IOException {
        Path jar = folder.resolve("empty.jar");
        String entry = EmptyJob.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = EmptyJob.class.getResourceAsStream("/" + entry)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + entry + " on the class path");
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
