package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.yaml.InvalidYamlException;
import io.papertape.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a file such as `papertape.yaml` tells: the sessions that a night carries forward. Immutable.
///
/// ```java
/// Desk desk = Desk.read(Path.of("papertape.yaml"), catalog, System.getenv());
/// for (DeskSession session : desk.sessions()) {
///     Map<String, String> parameters = session.parameters(); // those of `replay`
/// }
/// ```
///
/// @param file where it was read from
/// @param sessions in the order of the file, those of a grid in the order of its values; each has a name of its own
/// @param notification who is told of a night, and when
/// @param schedule when nights are due, for who waits for them
public record Desk(Path file, List<DeskSession> sessions, Notification notification, Schedule schedule) {

    /// Where the file is unless another one is named: in the working directory.
    public static final Path FILE = Path.of("papertape.yaml");

    public Desk {
        sessions = List.copyOf(sessions);
    }

    /// Reads a file, and checks the parameters of every session against the settings and the strategy that it is for.
    /// Neither books nor prices are looked at.
    ///
    /// @param catalog finds the strategies
    /// @param environment variables that the file may use, by name
    /// @throws InvalidYamlException with all that is wrong, each with line and column
    public static Desk read(Path file, StrategyCatalog catalog, Map<String, String> environment) {
        return new DeskFile(file, catalog, environment).read();
    }

    /// Those of some names of sessions that the file does not have.
    public List<String> left(List<String> names) {
        Set<String> own = sessions.stream().map(DeskSession::name).collect(Collectors.toSet());
        return names.stream().filter(name -> !own.contains(name)).toList();
    }

    /// What is wrong with the file, in its order, one sentence each with line and column.
    public List<String> told(List<DeskProblem> problems) {
        YamlFile yaml = new YamlFile(file.toString());
        problems.forEach(problem -> yaml.problem(problem.place(), problem.sentence()));
        return yaml.problems();
    }
}
