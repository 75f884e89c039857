package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.nightly.NightOutcome;
import io.papertape.batch.nightly.NightPreviews;
import io.papertape.batch.nightly.NightRequest;
import io.papertape.batch.nightly.PreviewedSession;
import io.papertape.database.BooksAccess;
import io.papertape.database.NoBooksException;
import io.papertape.database.SqlTypes;
import io.papertape.ledger.BooksSchema;
import io.papertape.ledger.Migrations;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `nightly dryRun=true`: what a night would do with each session. The books are only read.
final class NightlyPreview {

    private static final String DATABASE = "--spring.datasource.";

    /// In place of books that are not there yet.
    private static final String EMPTY_BOOKS = DATABASE + "url=jdbc:h2:mem:preview";

    private static final List<ReportColumn> COLUMNS = List.of(
            new ReportColumn("session", Kind.TEXT),
            new ReportColumn("status", Kind.WORD),
            new ReportColumn("last_slice", Kind.WORD),
            new ReportColumn("first_new", Kind.WORD),
            new ReportColumn("last_new", Kind.WORD),
            new ReportColumn("slices", Kind.NUMBER),
            new ReportColumn("bars", Kind.NUMBER),
            new ReportColumn("message", Kind.TEXT));

    private final Console console;
    private final Program program;

    NightlyPreview(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    /// Tells it.
    ExitStatus run(Arguments arguments, NightRequest request, OutputOptions output) {
        List<PreviewedSession> sessions = preview(arguments, request);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        sessions.forEach(session -> rows.add(row(session)));
        ExitStatus written = new Output(console, output).write(NightlyCommand.SESSIONS, new ListedRows(COLUMNS, rows));
        int worst = NightOutcome.mostSerious(sessions.stream().map(PreviewedSession::exitStatus));
        return worst == 0 ? written : ExitStatus.ofCode(worst);
    }

    private List<PreviewedSession> preview(Arguments arguments, NightRequest request) {
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.READ)) {
            Migrations.requireCurrent(context.getBean(BooksSchema.class).flyway());
            return preview(context, request);
        } catch (StartFailure | NoBooksException e) {
            if (Failures.cause(e, NoBooksException.class) == null) {
                throw e;
            }
        }
        List<String> options = new ArrayList<>(arguments.options());
        options.removeIf(option -> option.startsWith(DATABASE));
        options.add(EMPTY_BOOKS);
        try (ConfigurableApplicationContext context = program.open(arguments.withOptions(options), BooksAccess.MAKE)) {
            return preview(context, request);
        }
    }

    private List<PreviewedSession> preview(ConfigurableApplicationContext context, NightRequest request) {
        return context.getBean(NightPreviews.class).of(request, program.prices());
    }

    private static List<@Nullable Object> row(PreviewedSession session) {
        return Arrays.asList(
                session.name(),
                session.status(),
                SqlTypes.nullableTimestamp(session.after()),
                SqlTypes.nullableTimestamp(session.first()),
                SqlTypes.nullableTimestamp(session.last()),
                session.slices(),
                session.bars(),
                session.message());
    }
}
