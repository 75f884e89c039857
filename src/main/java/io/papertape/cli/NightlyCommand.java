package io.papertape.cli;

import io.papertape.desk.Desk;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.Names;
import io.papertape.settings.SettingTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// `nightly [ACTION] [name=value ...]`: the sessions that a file tells of, which are carried forward unless another
/// action is named.
final class NightlyCommand implements Command {

    /// The file of the sessions.
    static final String SESSIONS = "sessions";

    static final String HELP = "help nightly";

    private final Console console;
    private final Command night;
    private final Map<String, Command> actions;

    NightlyCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        night = new NightlyRun(console, program, stop);
        actions = Map.of("check", new NightlyCheck(console, program), "init", new NightlyInit(console, program));
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> words = arguments.words();
        Command action = words.isEmpty() ? night : words.size() == 1 ? actions.get(words.getFirst()) : null;
        if (action != null) {
            return action.run(arguments);
        }
        List<String> problems = new ArrayList<>(arguments.problems());
        TreeSet<String> known = new TreeSet<>(actions.keySet());
        problems.add(
                words.size() == 1
                        ? "nightly knows no '" + words.getFirst() + "': " + Names.hint(words.getFirst(), known)
                        : "nightly has one word that tells what else to do: " + String.join(" or ", known));
        return console.invalid(problems, HELP);
    }

    /// The file that is given, or the one in the working directory.
    ///
    /// @param problems what is wrong with it is added
    static Path file(Map<String, String> given, List<String> problems) {
        String text = given.get(SESSIONS);
        try {
            return text == null ? Desk.FILE : SettingTypes.path().parse(text);
        } catch (InvalidValueException e) {
            problems.add(SESSIONS + " " + e.problem());
            return Desk.FILE;
        }
    }
}
