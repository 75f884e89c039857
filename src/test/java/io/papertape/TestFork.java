package io.papertape;

import java.nio.file.Path;

/// The JVM that runs these tests. Others may run other tests beside it.
public final class TestFork {

    /// Without it there is only one.
    private static final String NAME = System.getProperty("papertape.test.fork", "jvm1");

    private TestFork() {}

    /// A folder below the build's that no other JVM uses. It keeps what an earlier build has left in it.
    public static Path folder(String name) {
        return Path.of("target", name + "-" + NAME).toAbsolutePath();
    }
}
