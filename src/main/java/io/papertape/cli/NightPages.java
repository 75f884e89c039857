package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.ledger.NightSession;
import io.papertape.report.Reports;
import io.papertape.report.morning.Digest;
import io.papertape.report.page.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/// Writes the pages of the sessions that a night has changed, that of its digest, and the index of all. The books are
/// done whether or not
/// they can be written.
final class NightPages {

    private final Console console;
    private final ApplicationContext context;
    private final @Nullable Path folder;

    /// @param folder null where no pages are wanted
    NightPages(Console console, ApplicationContext context, @Nullable Path folder) {
        this.console = console;
        this.context = context;
        this.folder = folder;
    }

    /// Writes them, if any are wanted, and tells where they are, or why there are none.
    void write(List<NightSession> sessions, Digest digest) {
        if (folder == null) {
            return;
        }
        try {
            Pages pages = context.getBean(Pages.class);
            Set<String> existing = new HashSet<>(context.getBean(Reports.class).sessions());
            for (NightSession session : sessions) {
                if (session.state() != NightSession.State.UNCHANGED
                        && session.state() != NightSession.State.CLOSED
                        && existing.contains(session.session())) {
                    pages.write(session.session(), folder);
                }
            }
            pages.writeMorning(digest, folder);
            console.err().println("Pages: " + pages.writeIndex(folder));
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(NightPages.class).debug("the pages were not written", e);
            console.error("the books are done, but the pages in '" + folder + "' could not be written: "
                    + Failures.told(e) + "; papertape tearsheet writes them");
        }
    }
}
