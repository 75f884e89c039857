package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.ledger.NightSession;
import io.papertape.report.Reports;
import io.papertape.report.morning.Digest;
import io.papertape.report.page.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/// Writes the pages of sessions and sweeps whose books are done. They are done whether or not these can be written.
final class SessionPages {

    private final Console console;
    private final ApplicationContext context;
    private final @Nullable Path folder;

    /// @param folder null where no pages are wanted
    SessionPages(Console console, ApplicationContext context, @Nullable Path folder) {
        this.console = console;
        this.context = context;
        this.folder = folder;
    }

    /// Writes the page, and the index of all.
    ///
    /// @return the page; empty when none is wanted or a sentence has told why there is none
    Optional<Path> write(String session) {
        return write((pages, into) -> pages.write(session, into), "papertape tearsheet writes it");
    }

    /// Writes the page of a sweep, and the index of all.
    ///
    /// @return the page; empty when none is wanted or a sentence has told why there is none
    Optional<Path> writeSweep(String sweep) {
        return write((pages, into) -> pages.writeSweep(sweep, into), "the same command writes it");
    }

    private Optional<Path> write(Page page, String remedy) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Pages pages = context.getBean(Pages.class);
            Path written = page.write(pages, folder);
            pages.writeIndex(folder);
            return Optional.of(written);
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(SessionPages.class).debug("the page was not written", e);
            console.error("the books are done, but their page in '" + folder + "' could not be written: "
                    + Failures.told(e) + "; " + remedy);
            return Optional.empty();
        }
    }

    /// A page that is to be written.
    private interface Page {
        Path write(Pages pages, Path folder) throws IOException;
    }

    /// Writes the pages of a night's sessions that do not tell of their last run, whichever night has made that, the
    /// page of its digest, and the index of all.
    ///
    /// @return the index; empty when none is wanted or a sentence has told why there is none
    Optional<Path> writeNight(List<NightSession> sessions, Digest digest) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Pages pages = context.getBean(Pages.class);
            Set<String> outdated = pages.outdated(folder);
            for (NightSession session : sessions) {
                if (outdated.contains(session.session())) {
                    pages.write(session.session(), folder);
                }
            }
            pages.writeMorning(digest, folder);
            return Optional.of(pages.writeIndex(folder));
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(SessionPages.class).debug("the pages were not written", e);
            console.error("the books are done, but the pages in '" + folder + "' could not be written: "
                    + Failures.told(e) + "; papertape tearsheet writes them");
            return Optional.empty();
        }
    }

    /// Lets the page, where the session has one, and the index tell that the last run was not completed.
    void tellUncompleted(String session) {
        if (folder == null) {
            return;
        }
        try {
            Pages pages = context.getBean(Pages.class);
            if (context.getBean(Reports.class).sessions().contains(session)) {
                pages.write(session, folder);
            }
            pages.writeIndex(folder);
        } catch (IOException e) {
            console.error("the pages in '" + folder + "' do not tell it: " + Failures.told(e));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(SessionPages.class).debug("the pages do not tell that the run failed", e);
        }
    }
}
