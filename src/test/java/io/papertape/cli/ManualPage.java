package io.papertape.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of the command for `man`, in the macros of man(7). Its date is that of all files of a build.
final class ManualPage {

    private ManualPage() {}

    static String of(HelpText help) {
        StringBuilder page = new StringBuilder("""
                .TH PAPERTAPE 1 "2026-01-01" "Papertape" "User Commands"
                .SH NAME
                papertape \\- replay historical prices through a paper\\-trading engine
                .SH SYNOPSIS
                .B papertape
                .RI [ command ]
                .RI [ word ]
                .RI [ name = value ...]
                .SH DESCRIPTION
                """);
        page.append(text(help.purpose())).append("\n.SH COMMANDS\n");
        help.usages().forEach(usage -> entry(page, usage.text(), usage.meaning()));
        help.parameters().forEach((owner, parameters) -> section(page, owner, parameters));
        page.append(".SH NOTES\n");
        page.append(help.remarks().stream().map(ManualPage::text).collect(Collectors.joining("\n.PP\n", "", "\n")));
        return page.toString();
    }

    private static void section(StringBuilder page, String owner, List<HelpText.Parameter> parameters) {
        page.append(".SH \"PARAMETERS OF ")
                .append(owner.toUpperCase(Locale.ROOT))
                .append("\"\n");
        parameters.forEach(parameter -> entry(
                page, parameter.name() + "=", parameter.meaning() + " (default: " + parameter.defaultText() + ")"));
    }

    private static void entry(StringBuilder page, String term, String meaning) {
        page.append(".TP\n.B ")
                .append(text(term))
                .append('\n')
                .append(text(meaning))
                .append('\n');
    }

    private static String text(String text) {
        String escaped = text.strip().replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
