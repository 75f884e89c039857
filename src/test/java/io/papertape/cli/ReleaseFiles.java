package io.papertape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what a release has for shells and for `man`. The build runs it.
public final class ReleaseFiles {

    private ReleaseFiles() {}

    /// Writes them.
    ///
    /// @param arguments the folder to write to
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        HelpText help = HelpText.read(new CommandLine(folder));
        ShellCompletion completion = new ShellCompletion(help);
        Path completions = Files.createDirectories(folder.resolve("completion"));
        Files.writeString(completions.resolve("papertape.bash"), completion.bash());
        Files.writeString(completions.resolve("_papertape"), completion.zsh());
        Files.writeString(completions.resolve("papertape.fish"), completion.fish());
        Files.writeString(
                Files.createDirectories(folder.resolve("man").resolve("man1")).resolve("papertape.1"),
                ManualPage.of(help));
    }
}
