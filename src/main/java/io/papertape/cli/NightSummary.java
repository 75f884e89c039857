package io.papertape.cli;

import io.papertape.batch.nightly.NightOutcome;
import io.papertape.desk.Desk;
import io.papertape.notify.Notifier;
import io.papertape.report.OutputFormat;
import io.papertape.report.morning.Digest;
import io.papertape.report.morning.DigestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ApplicationContext;

/// Tells how a night ended: to the person or the program that started it, in the pages, and to whom the file names.
final class NightSummary {

    private final Console console;
    private final ApplicationContext context;
    private final NightlyParameters parameters;

    NightSummary(Console console, ApplicationContext context, NightlyParameters parameters) {
        this.console = console;
        this.context = context;
        this.parameters = parameters;
    }

    /// Tells of the night that has just ended.
    ///
    /// @param outcome what came of its sessions
    /// @param left a line about sessions that it has left alone; empty for none
    /// @return whether the digest could be written where it was to be
    boolean tell(Desk desk, NightOutcome outcome, String left) {
        Digest digest = context.getBean(DigestReader.class).ofLastNight().orElseThrow();
        boolean silent = parameters.quiet() && !digest.needsAttention();
        if (!silent && !left.isEmpty()) {
            console.err().println(left);
        }
        boolean written = write(digest, silent);
        new SessionPages(console, context, parameters.reports())
                .writeNight(outcome.sessions(), digest)
                .filter(index -> !silent)
                .ifPresent(index -> console.err().println("Pages: " + index));
        new Notifier()
                .send(desk.notification(), digest.json(), digest.needsAttention())
                .forEach(console::error);
        return written;
    }

    /// @param silent whether nothing is printed, which is no matter of a file
    /// @return whether it could be written
    private boolean write(Digest digest, boolean silent) {
        OutputOptions output = parameters.output();
        if (output.file() == null && silent) {
            return true;
        }
        if (output.file() == null && output.format() == OutputFormat.TABLE) {
            digest.lines(console.width()).forEach(console::line);
            return true;
        }
        String text = text(digest, output.format());
        if (output.file() == null) {
            console.line(text.stripTrailing());
            return true;
        }
        try {
            OutputFile.write(output.file(), target -> written(target, text));
            return true;
        } catch (OutputFailure e) {
            console.error("the books are done, but '" + output.file() + "' cannot be written: " + e.getMessage());
            return false;
        }
    }

    private static boolean written(OutputTarget target, String text) {
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    private static String text(Digest digest, OutputFormat format) {
        return switch (format) {
            case TABLE -> String.join("\n", digest.lines(Integer.MAX_VALUE)) + "\n";
            case MARKDOWN -> digest.markdown();
            case JSON -> digest.json();
            case CSV -> throw new IllegalArgumentException("a digest has no rows");
        };
    }
}
