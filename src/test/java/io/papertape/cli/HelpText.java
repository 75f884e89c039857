package io.papertape.cli;

import io.papertape.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the program's own help tells of its command line. All that a release says of commands and parameters is made
/// from it, so that it never says anything else.
///
/// @param purpose one sentence
/// @param usages in the order of the help
/// @param parameters by what they are parameters of: a command, or a command and a word, such as `nightly check`
/// @param remarks the paragraphs below the usages
record HelpText(String purpose, List<Usage> usages, Map<String, List<Parameter>> parameters, List<String> remarks) {

    /// The first column of the usages, whose entry there is shorter than others.
    private static final Pattern FIRST_COLUMN = Pattern.compile(" +\\S.*? {2,}");

    /// It names the program as it was started, here by a build.
    private static final String EXAMPLE = "Example:";

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern ROW = Pattern.compile("(?m)^ (\\w+) +\\| (.*)$");
    private static final Pattern INHERITS =
            Pattern.compile("It has the parameters of (\\w+), see help \\w+, but for ([\\w,\\s]+);");
    private static final Pattern OWN_PARAMETER = Pattern.compile("(\\w+)=(\\S+)");

    /// @param words the command, and words that follow it
    /// @param text the whole of it
    /// @param meaning what it does
    record Usage(List<String> words, String text, String meaning) {}

    /// @param defaultText its default, or a description of it
    record Parameter(String name, String defaultText, String meaning) {}

    /// Asks the program.
    static HelpText read(CommandLine program) {
        String overview = program.run("help").out();
        String[] paragraphs = overview.split("\n\n", -1);
        Matcher column = FIRST_COLUMN.matcher(paragraphs[1]);
        if (!column.lookingAt()) {
            throw new IllegalStateException("there are no usages in " + paragraphs[1]);
        }
        List<Usage> usages = paragraphs[1]
                .lines()
                .map(line -> usage(line.substring(0, column.end()).strip(), line.substring(column.end())))
                .toList();
        Map<String, List<Parameter>> parameters = new LinkedHashMap<>();
        usages.stream()
                .filter(usage ->
                        usage.words().size() == 2 && usage.words().getFirst().equals("help"))
                .map(usage -> usage.words().getLast())
                .forEach(command -> read(command, program.run("help", command).out(), parameters));
        List<String> remarks = Stream.of(paragraphs)
                .skip(2)
                .filter(text -> !text.startsWith(EXAMPLE))
                .map(text -> text.replace('\n', ' '))
                .toList();
        return new HelpText(paragraphs[0].replace('\n', ' '), usages, parameters, remarks);
    }

    /// The commands, each once.
    List<String> commands() {
        return usages.stream().map(usage -> usage.words().getFirst()).distinct().toList();
    }

    /// What may follow a command as a word.
    List<String> words(String command) {
        if (command.equals("report")) {
            return Report.labels();
        }
        return usages.stream()
                .filter(usage ->
                        usage.words().size() == 2 && usage.words().getFirst().equals(command))
                .map(usage -> usage.words().getLast())
                .toList();
    }

    private static Usage usage(String text, String meaning) {
        return new Usage(firstWords(text), text, meaning);
    }

    /// The words before the first that stands for something else.
    private static List<String> firstWords(String usage) {
        return Stream.of(usage.replaceFirst("[,\\[].*", "").split(" ", -1))
                .takeWhile(word -> WORD.matcher(word).matches())
                .toList();
    }

    private static void read(String command, String help, Map<String, List<Parameter>> parameters) {
        Matcher inherits = INHERITS.matcher(help);
        if (inherits.find()) {
            List<String> without = List.of(inherits.group(2).split("[,\\s]+", -1));
            parameters.get(inherits.group(1)).stream()
                    .filter(parameter -> !without.contains(parameter.name()))
                    .forEach(parameter -> add(parameters, command, parameter));
        }
        String[] tables = help.split("\n\n", -1);
        for (String table : tables) {
            List<String> columns =
                    List.of(table.lines().findFirst().orElse("").strip().split(" +\\| +", -1));
            if (columns.getFirst().equals("parameter")) {
                rows(table).forEach(row -> readRow(command, columns, row, parameters));
            } else if (columns.getFirst().equals("strategy")) {
                rows(table)
                        .forEach(row -> OWN_PARAMETER
                                .matcher(row.get(1))
                                .results()
                                .map(own -> new Parameter(own.group(1), own.group(2), "of " + row.getFirst()))
                                .forEach(own -> add(parameters, command, own)));
            }
        }
    }

    private static List<List<String>> rows(String table) {
        return ROW.matcher(table.substring(table.indexOf('\n') + 1))
                .results()
                .map(row -> Stream.concat(
                                Stream.of(row.group(1)), Stream.of(row.group(2).split(" +\\| ?", -1)))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static void readRow(
            String command, List<String> columns, List<String> row, Map<String, List<Parameter>> parameters) {
        Parameter parameter = new Parameter(row.getFirst(), row.get(columns.indexOf("default")), row.getLast());
        List<String> owners =
                columns.contains("of") ? List.of(row.get(columns.indexOf("of")).split(", ", -1)) : List.of(command);
        for (String owner : owners) {
            boolean word = command.equals("nightly") && !owner.equals(command);
            add(parameters, word ? command + " " + owner : owner, parameter);
        }
    }

    private static void add(Map<String, List<Parameter>> parameters, String owner, Parameter parameter) {
        List<Parameter> own = parameters.computeIfAbsent(owner, _ -> new ArrayList<>());
        if (own.stream().noneMatch(other -> other.name().equals(parameter.name()))) {
            own.add(parameter);
        }
    }
}
