package io.papertape.cli;

import io.papertape.settings.ReplaySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The words of a command line, sorted out: `COMMAND [WORD ...] [name=value ...] [--spring.option ...]`.
///
/// @param command the first word, or `replay` when there is none
/// @param words further words that are neither parameters nor options
/// @param parameters texts by name
/// @param options what Spring Boot is to hear
/// @param problems what cannot be understood, one sentence each
record Arguments(
        String command,
        List<String> words,
        Map<String, String> parameters,
        List<String> options,
        List<String> problems) {

    private static final List<String> WORDS_LIKE_OPTIONS = List.of("--help", "-h", "--version");

    private static final List<String> SPRING_FLAGS = List.of("--debug", "--trace");

    /// Names have neither blanks nor brackets nor quotes: `select * from trade where a=1` is a word.
    private static final Pattern PARAMETER = Pattern.compile("[\\p{L}\\p{N}_.-]+=");

    /// A comment of SQL looks like an option.
    private static final Pattern TEXT = Pattern.compile("[^=]*\\s");

    static Arguments of(String... args) {
        List<String> words = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (arg.startsWith("-") && !TEXT.matcher(arg).lookingAt()) {
                option(arg, options, problems);
            } else if (!PARAMETER.matcher(arg).lookingAt()) {
                words.add(arg);
            } else if (parameters.put(arg.substring(0, equals), arg.substring(equals + 1)) != null) {
                problems.add("parameter '" + arg.substring(0, equals) + "' is given more than once");
            }
        }
        String command = words.isEmpty() ? "replay" : words.removeFirst();
        return new Arguments(command, words, parameters, options, problems);
    }

    /// The same with one more option, before those that are given.
    Arguments withFirst(String option) {
        List<String> all = new ArrayList<>(options);
        all.addFirst(option);
        return withOptions(all);
    }

    /// The same with other options.
    Arguments withOptions(List<String> others) {
        return new Arguments(command, words, parameters, others, problems);
    }

    /// A parameter written like an option would be taken by Spring Boot, which says nothing about
    /// what it does not know.
    private static void option(String arg, List<String> options, List<String> problems) {
        String name = arg.replaceFirst("^-+", "").replaceFirst("=.*$", "");
        if (arg.equals("--spring.datasource.url=")) {
            problems.add("'" + arg + "' names no database");
        } else if (ReplaySettings.names().contains(name)
                || ReportParameter.labels().contains(name)) {
            problems.add("'" + arg + "' is a parameter; write it as " + name + "=VALUE");
        } else if ((arg.startsWith("--") && name.indexOf('.') > 0) || SPRING_FLAGS.contains(arg)) {
            options.add(arg);
        } else if (!WORDS_LIKE_OPTIONS.contains(arg)) {
            problems.add(
                    "unknown option '" + arg + "': options are Spring properties like --spring.datasource.url=URL");
        }
    }
}
