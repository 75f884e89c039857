package io.papertape;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs that tests need and that no build brings. Where one is not there, tests that need it are skipped, because
/// not every system has it; in CI they fail, because `.ci/run` installs it.
public final class Tool {

    private Tool() {}

    /// The first of some programs that is there.
    ///
    /// @param debianPackage which has it
    public static Path named(String debianPackage, String... names) {
        Optional<Path> program = Arrays.stream(names)
                .flatMap(name -> Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        String missing =
                String.join(", ", names) + " is not on the PATH: Debian's package '" + debianPackage + "' has it";
        if (program.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException(missing);
        }
        assumeTrue(program.isPresent(), missing);
        return program.orElseThrow();
    }
}
