package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the shells themselves offer, and what mandoc says of the manual page.
class ReleaseFilesTest {

    @TempDir
    static Path folder;

    /// Asks a shell what may be at the end of a line.
    enum Shell {
        BASH("bash", "completion/papertape.bash", """
                source "$1"
                COMP_LINE=$2 COMP_POINT=${#2}
                _papertape
                printf '%s\\n' "${COMPREPLY[@]}"
                """),
        /// It completes on a terminal alone: a second zsh has one, and writes to a file what it would show.
        ZSH("zsh", "completion/_papertape", """
                zmodload zsh/zpty
                found=${1:h}/found
                : > $found
                zpty z zsh -f -i
                zpty -w z "fpath=(${1:h} \\$fpath); autoload -Uz compinit; compinit -u -D"
                zpty -w z "compadd() { local -a f; builtin compadd -O f \\"\\$@\\"; print -rl -- \\$f >> $found }"
                zpty -w z "finish() { exit }; zle -N finish; bindkey '^X' finish"
                zpty -n -w z "$2"$'\\t\\x18'
                while zpty -r z shown; do :; done
                sort -u $found
                """),
        FISH("fish", "completion/papertape.fish", """
                source $argv[1]
                complete -C $argv[2] | string split -f 1 \\t
                """);

        private final String program;
        private final String file;
        private final String script;

        Shell(String program, String file, String script) {
            this.program = program;
            this.file = file;
            this.script = script;
        }
    }

    @BeforeAll
    static void write() throws IOException {
        ReleaseFiles.write(folder);
    }

    @ParameterizedTest
    @EnumSource
    void completesCommandsWordsParametersAndValues(Shell shell) throws IOException, InterruptedException {
        assertThat(offered(shell, "papertape n")).containsExactly("nightly");
        assertThat(offered(shell, "papertape nightly c")).containsExactly("check");
        assertThat(offered(shell, "papertape nightly check f")).containsExactly("format=");
        assertThat(offered(shell, "papertape replay fastP")).containsExactly("fastPeriod=");
        assertThat(offered(shell, "papertape report draw")).containsExactly("drawdowns");
        assertThat(offered(shell, "papertape live holdBac")).isEmpty();
        assertThat(values(shell, "papertape replay session=x strategy=Mo")).containsExactly("MomentumStrategy");
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "FISH"})
    void completesFiles(Shell shell) throws IOException, InterruptedException {
        Path prices = Files.createDirectories(folder.resolve("prices-of-" + shell));

        assertThat(values(shell, "papertape inspect prices=" + folder + "/prices-of-" + shell))
                .allSatisfy(value -> assertThat(value).startsWith(prices.toString()))
                .hasSize(1);
    }

    @Test
    void isAPageThatMandocReads() throws IOException, InterruptedException {
        Path page = folder.resolve("man/man1/papertape.1");

        String said = run(Tool.named("mandoc", "mandoc").toString(), "-T", "lint", "-W", "warning", page.toString());

        assertThat(said).isEmpty();
        assertThat(page).content().contains("PARAMETERS OF REPLAY", ".B priceTolerance=", "Exit status: 0 done");
    }

    private static List<String> values(Shell shell, String line) throws IOException, InterruptedException {
        return offered(shell, line).stream()
                .map(value -> value.substring(value.indexOf('=') + 1))
                .toList();
    }

    private static List<String> offered(Shell shell, String line) throws IOException, InterruptedException {
        String program = Tool.named(shell.program, shell.program).toString();
        String file = folder.resolve(shell.file).toString();
        String said = switch (shell) {
            case BASH -> run(program, "-c", shell.script, program, file, line);
            case ZSH -> run(program, "-f", "-c", shell.script, program, file, line);
            case FISH -> run(program, "--no-config", "-c", shell.script, file, line);
        };
        return said.lines().filter(candidate -> !candidate.isEmpty()).toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Stream.of("HOME", "XDG_CONFIG_HOME")
                .forEach(name -> builder.environment().put(name, folder.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
