package io.papertape.cli;

import io.papertape.batch.nightly.NightOutcome;
import io.papertape.ledger.NightSession;
import io.papertape.report.Figures;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// Tells a trader how a night ended: a line for each session that needs attention, and one for the others.
final class NightSummary {

    private final Console console;
    private final NightPages pages;

    NightSummary(Console console, ApplicationContext context, NightlyParameters parameters) {
        this.console = console;
        pages = new NightPages(console, context, parameters.reports());
    }

    ExitStatus print(NightOutcome outcome) {
        for (NightSession session : outcome.sessions()) {
            if (session.exitStatus() != 0) {
                console.line(Figures.oneLine(told(session)));
            }
        }
        console.line(rest(outcome.sessions()));
        console.line(String.format(
                Locale.ROOT,
                "%s read in %.1f s",
                Figures.counted(outcome.bars(), "bar", "bars"),
                outcome.elapsed().toMillis() / 1e3));
        pages.write(outcome.sessions()).ifPresent(index -> console.line("Pages: " + index));
        return ExitStatus.ofCode(outcome.exitStatus());
    }

    private static String told(NightSession session) {
        String message = session.message();
        return session.session() + ": " + session.state().name().toLowerCase(Locale.ROOT)
                + (message == null ? "" : ", " + message);
    }

    private static String rest(List<NightSession> sessions) {
        Map<NightSession.State, Long> counts = sessions.stream()
                .filter(session -> session.exitStatus() == 0)
                .collect(Collectors.groupingBy(
                        NightSession::state, () -> new EnumMap<>(NightSession.State.class), Collectors.counting()));
        return Figures.counted(sessions.size(), "session", "sessions") + ": "
                + counts.entrySet().stream()
                        .map(entry -> Figures.grouped(entry.getValue()) + " "
                                + entry.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
