package io.papertape.cli;

/// A command of the program.
interface Command {

    /// Runs it to its end.
    ExitStatus run(Arguments arguments);
}
