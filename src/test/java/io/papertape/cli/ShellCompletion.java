package io.papertape.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Completion of the command `papertape` for shells: commands, words that follow them, names of parameters and, where
/// these are few words or files, their values. picocli and its like complete words that begin with a hyphen, and ours
/// are `name=value`.
final class ShellCompletion {

    private final HelpText help;

    ShellCompletion(HelpText help) {
        this.help = help;
    }

    String bash() {
        return """
                # Completion of papertape for bash: source this file, or copy it as "papertape" into
                # /usr/share/bash-completion/completions.
                _papertape_words() {
                    case $1 in
                        '') echo '%s' ;;
                %s    esac
                }

                _papertape_values() {
                    case $1 in
                %s    esac
                }

                _papertape() {
                    local line=${COMP_LINE:0:COMP_POINT} owner word name value prefix
                    local -a words
                    read -ra words <<< "$line"
                    [[ $line == *[[:space:]] ]] && words+=('')
                    word=${words[${#words[@]} - 1]}
                    owner=
                    [[ ${#words[@]} -gt 2 ]] && owner=${words[1]}
                    [[ ${#words[@]} -gt 3 && -n $(_papertape_words "$owner ${words[2]}") ]] && owner="$owner ${words[2]}"
                    COMPREPLY=()
                    if [[ $word != *=* ]]; then
                        COMPREPLY=($(compgen -W "$(_papertape_words "$owner")" -- "$word"))
                        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
                        return
                    fi
                    name=${word%%%%=*}
                    value=${word#*=}
                    # Where = parts words for the shell, it replaces the value alone.
                    prefix=
                    [[ $COMP_WORDBREAKS == *=* ]] || prefix=$name=
                    case $name in
                        %s)
                            compopt -o filenames 2> /dev/null
                            COMPREPLY=($(compgen -P "$prefix" -f -- "$value"))
                            ;;
                        *) COMPREPLY=($(compgen -P "$prefix" -W "$(_papertape_values "$name")" -- "$value")) ;;
                    esac
                }
                complete -F _papertape papertape
                """.formatted(
                String.join(" ", help.commands()),
                cases(owners().collect(Collectors.toMap(owner -> owner, this::words, (a, _) -> a, TreeMap::new))),
                cases(valued().collect(
                                Collectors.toMap(name -> name, CompletedValues::words, (a, _) -> a, TreeMap::new))),
                String.join("|", paths()));
    }

    String zsh() {
        return """
                #compdef papertape
                # Completion of papertape for zsh: copy this file as "_papertape" into a folder of $fpath.
                local owner=
                local -a entries
                if (( CURRENT > 2 )); then owner=$words[2]; fi
                if (( CURRENT > 3 )); then
                    case "$owner $words[3]" in
                        %s) owner="$owner $words[3]" ;;
                    esac
                fi
                if [[ $PREFIX == *=* ]]; then
                    local name=${PREFIX%%%%=*}
                    compset -P '*='
                    case $name in
                        %s) _files ;;
                %s    esac
                    return
                fi
                case $owner in
                    '') entries=(%s) ; _describe command entries ; return ;;
                %sesac
                """.formatted(
                        commandsWithWord("|"),
                        String.join("|", paths()),
                        valued().map(name -> "        %s) compadd -- %s ;;\n"
                                        .formatted(name, String.join(" ", CompletedValues.words(name))))
                                .collect(Collectors.joining()),
                        help.commands().stream()
                                .map(command -> quoted(command + ":" + meaning(command)))
                                .collect(Collectors.joining(" ")),
                        owners().map(this::zshOwner).collect(Collectors.joining()));
    }

    private String zshOwner(String owner) {
        String words = owner.contains(" ") ? "" : String.join(" ", help.words(owner));
        String parameters = parameters(owner).stream()
                .map(parameter -> quoted(parameter.name() + "=:" + parameter.meaning()))
                .collect(Collectors.joining(" "));
        return "    %s)%s%s ;;\n"
                .formatted(
                        quoted(owner),
                        words.isEmpty() ? "" : " entries=(" + words + ") ; _describe word entries ;",
                        parameters.isEmpty()
                                ? ""
                                : " entries=(" + parameters + ") ; _describe parameter entries -S ''");
    }

    String fish() {
        StringBuilder text = new StringBuilder("""
                # Completion of papertape for fish: copy this file into ~/.config/fish/completions.
                function __papertape_owner
                    set -l words (commandline -opc)[2..-1]
                    if contains -- "$words[1..2]" %s
                        echo "$words[1..2]"
                    else
                        echo "$words[1]"
                    end
                end
                complete -c papertape -f
                complete -c papertape -n 'string match -qr "^(%s)=" -- (commandline -ct)' -F
                """.formatted(commandsWithWord(" "), String.join("|", paths())));
        help.commands().forEach(command -> fish(text, "", command, meaning(command)));
        owners().forEach(owner -> {
            if (!owner.contains(" ")) {
                help.words(owner).forEach(word -> fish(text, owner, word, ""));
            }
            parameters(owner).forEach(parameter -> fish(text, owner, parameter.name() + "=", parameter.meaning()));
        });
        valued().forEach(name ->
                text.append("complete -c papertape -n 'string match -q \"%s=*\" -- (commandline -ct)' -a '%s'\n"
                        .formatted(
                                name,
                                CompletedValues.words(name).stream()
                                        .map(value -> name + "=" + value)
                                        .collect(Collectors.joining(" ")))));
        return text.toString();
    }

    private static void fish(StringBuilder text, String owner, String candidate, String meaning) {
        text.append("complete -c papertape -n 'test (__papertape_owner) = \"%s\"' -a %s"
                .formatted(owner, quoted(candidate)));
        text.append(meaning.isEmpty() ? "\n" : " -d " + quoted(meaning) + "\n");
    }

    /// What parameters or words belong to, in the order of the help.
    private Stream<String> owners() {
        return Stream.concat(help.commands().stream(), help.parameters().keySet().stream())
                .distinct()
                .filter(owner -> !words(owner).isEmpty());
    }

    /// Commands with a word that has parameters of its own, quoted.
    private String commandsWithWord(String between) {
        return help.parameters().keySet().stream()
                .filter(owner -> owner.contains(" "))
                .map(ShellCompletion::quoted)
                .collect(Collectors.joining(between));
    }

    private List<HelpText.Parameter> parameters(String owner) {
        return help.parameters().getOrDefault(owner, List.of());
    }

    private List<String> words(String owner) {
        Stream<String> words = owner.contains(" ") ? Stream.of() : help.words(owner).stream();
        return Stream.concat(words, parameters(owner).stream().map(parameter -> parameter.name() + "="))
                .toList();
    }

    private String meaning(String command) {
        return help.usages().stream()
                .filter(usage -> usage.words().getFirst().equals(command))
                .findFirst()
                .orElseThrow()
                .meaning();
    }

    private Stream<String> names() {
        return help.parameters().values().stream()
                .flatMap(List::stream)
                .map(HelpText.Parameter::name)
                .distinct()
                .sorted();
    }

    private Stream<String> valued() {
        return names().filter(name -> !CompletedValues.isPath(name))
                .filter(name -> !CompletedValues.words(name).isEmpty());
    }

    private List<String> paths() {
        return names().filter(CompletedValues::isPath).toList();
    }

    private static String cases(Map<String, List<String>> words) {
        return words.entrySet().stream()
                .map(entry ->
                        "        '%s') echo '%s' ;;\n".formatted(entry.getKey(), String.join(" ", entry.getValue())))
                .collect(Collectors.joining());
    }

    /// For a shell; none of them minds a typographic apostrophe.
    private static String quoted(String text) {
        return "'" + text.replace("'", "’") + "'";
    }
}
