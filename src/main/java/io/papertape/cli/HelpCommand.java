package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.report.ReportTable;
import io.papertape.report.TextTable;
import io.papertape.report.TextWidth;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.ServeSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SweepSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `help` and `help replay`.
final class HelpCommand implements Command {

    private static final int WIDEST = 100;

    private final Console console;
    private final Program program;

    HelpCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        if (isAbout(arguments, "replay")) {
            replay();
        } else if (isAbout(arguments, "live")) {
            live();
        } else if (isAbout(arguments, "sweep")) {
            sweep();
        } else if (isAbout(arguments, "inspect")) {
            inspect();
        } else if (isAbout(arguments, "nightly")) {
            nightly();
        } else if (isAbout(arguments, "export")) {
            export();
        } else if (isAbout(arguments, "backup") || isAbout(arguments, "restore")) {
            restore();
        } else if (isAbout(arguments, "prune")) {
            prune();
        } else if (isAbout(arguments, "audit")) {
            audit();
        } else if (isAbout(arguments, "serve")) {
            serve();
        } else if (isAbout(arguments, "worker")) {
            worker();
        } else if (isAbout(arguments, "tearsheet")) {
            tearsheet();
        } else if (isAbout(arguments, "report") || isAbout(arguments, "sql")) {
            report();
        } else {
            overview();
        }
        return ExitStatus.DONE;
    }

    private static boolean isAbout(Arguments arguments, String command) {
        return arguments.words().contains(command) || arguments.command().equals(command);
    }

    private void overview() {
        console.line("""
                Papertape replays historical prices through a paper-trading engine and keeps the books in SQL.

                  replay [name=value ...]      replay prices into a session; without anything: the bundled prices
                  nightly [name=value ...]     carry many sessions forward, those of the file papertape.yaml
                  serve [name=value ...]       wait for the times that the same file names, and carry them forward then
                  live [name=value ...]        trade a session live, while its price files grow, until it is stopped
                  sweep [name=value ...]       try many combinations of parameters, and tell how much of the best is luck
                  nightly check                check the file of many sessions, papertape.yaml, and tell what would run
                  nightly init                 write that file, of the sessions that there are
                  worker                       carry sessions forward for nightly workers=remote, on PostgreSQL
                  inspect prices=...           tell what price files are like, before anything is replayed
                  report                       list the reports
                  report NAME [name=value ...] print a report, or write it to a file
                  sql "SELECT ..." [...]       print what a statement of your own reads
                  sessions                     list the sessions
                  audit session=NAME           tell whether its trades depend on anything but its bars and settings
                  session rename NAME OTHER    give a session another name, under which it goes on
                  session copy NAME OTHER      make another session with the same books
                  session delete NAME          remove a session with all its books
                  tearsheet [session=NAME]     write the pages anew; reports=FOLDER says where
                  backup FILE                  write the books to one file
                  restore FILE                 take the books of such a file in, on H2 or PostgreSQL
                  export FOLDER                write every table to a Parquet file, for pandas, DuckDB or Spark
                  prune [dryRun=true]          remove old runs and nights, and what they noted; never trades or equity
                  version, --version           which program, schema, Java and commit this is
                  help replay                  every parameter of replay
                  help live                    what live has besides the parameters of replay
                  help nightly                 every parameter of nightly
                  help serve                   what serve has besides the parameters of nightly
                  help worker                  every parameter of worker
                  help sweep                   what sweep has besides the parameters of replay
                  help inspect                 every parameter of inspect
                  help report                  every parameter of report and sql
                  help tearsheet               every parameter of tearsheet
                  help restore                 every parameter of backup and restore
                  help prune                   every parameter of prune
                  help audit                   every parameter of audit

                Any Spring property may follow, such as --spring.datasource.url=jdbc:h2:file:./other

                Exit status: 0 done, 1 failed (run it again to resume), 2 bad parameters, prices or configuration,
                3 stopped on request, 4 another run holds the database or the session, 5 a person must decide
                (running it again will not help; the message says what can be decided, and how).
                """);
        console.line("Example: " + program.invocation("replay strategy=MomentumStrategy symbols=AAPL,MSFT", List.of()));
    }

    private void nightly() {
        paragraph("nightly [name=value ...] carries the sessions of a file forward, and creates those that are new.");
        paragraph("nightly check [name=value ...] tells what is wrong with a file of sessions, and what would run.");
        paragraph("nightly init [name=value ...] writes one of the sessions in the books, or an example.");
        console.line("");
        console.line(table(ParameterTable.ofNightly()));
    }

    private void serve() {
        paragraph(
                "serve [name=value ...] carries the sessions of a file forward whenever its 'schedule:' says so, until it"
                        + " is stopped (Ctrl-C). It has the parameters of nightly, see help nightly, but for "
                        + ServeSettings.NOT_OF_SERVE.stream().map(Setting::name).collect(Collectors.joining(", "))
                        + "; and");
        console.line("");
        console.line(table(ParameterTable.ofServe()));
    }

    private void worker() {
        paragraph("worker [name=value ...] carries sessions forward for each 'nightly workers=remote' on the same"
                + " database, until it is stopped (Ctrl-C). Any number of them may run, on any machine that sees the"
                + " price files under the same path.");
        console.line("");
        console.line(table(ParameterTable.ofWorker()));
    }

    private void live() {
        paragraph("live [name=value ...] replays a session, and then follows its price files as they grow, until it is"
                + " stopped (Ctrl-C). It has the parameters of replay, see help replay, but for "
                + LiveSettings.NOT_OF_LIVE.stream().map(Setting::name).collect(Collectors.joining(", ")) + "; and");
        console.line("");
        console.line(table(ParameterTable.ofLive()));
    }

    private void sweep() {
        paragraph(
                "sweep [name=value ...] tries every combination of the values of its parameters: lists and ranges, such as"
                        + " fastPeriod=5..50:5 slowPeriod=20,50,100 stopLoss=0.02,0.05. Every parameter of a session may be varied"
                        + " but for "
                        + SweepSettings.NEVER_VARIED.stream()
                                .map(Setting::name)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "; of replay's others it has "
                        + SweepSettings.OF_RUN.stream().map(Setting::name).collect(Collectors.joining(", ")) + ".");
        console.line("");
        console.line(table(ParameterTable.ofSweep()));
    }

    private void report() {
        console.line("report NAME [name=value ...] prints a report; report alone lists them.");
        console.line("sql \"SELECT ...\" [name=value ...] prints what one statement with rows reads.");
        paragraph("H2 lets it change nothing and reach no other file. PostgreSQL runs it in a read-only transaction;"
                + " what functions reach beyond that is up to the rights of the user in the URL: best no superuser.");
        console.line("");
        console.line(table(ParameterTable.ofReport()));
    }

    private void export() {
        paragraph("export FOLDER writes every table to a Parquet file of that folder, which must not be there yet, all"
                + " from one state of the books. Decimals are exact, times are UTC.");
    }

    private void restore() {
        paragraph("backup FILE [name=value ...] writes all books to one file, from one state of them. restore FILE"
                + " [name=value ...] checks that every byte is what was written, and takes them in, whole or not at all:"
                + " into H2 or PostgreSQL, whichever they were in, also from an older version.");
        console.line("");
        console.line(table(ParameterTable.ofRestore()));
    }

    private void prune() {
        paragraph("prune [name=value ...] removes old runs with what they noted, nights and what Spring Batch keeps of"
                + " them, and compacts the file of the books. Trades, equity, positions and used prices stay, and so do"
                + " the last two runs of each session, a run that is to be resumed, and the last night.");
        console.line("");
        console.line(table(ParameterTable.ofPrune()));
    }

    private void audit() {
        paragraph("audit session=NAME [name=value ...] replays a session from the bars that its books were made from,"
                + " again and again, each time with something changed that its trades must not depend on: the bars after"
                + " a date, the order of the symbols, the process. It looks through the code of the strategy, too. The"
                + " books stay as they are; report audits tells what was found.");
        console.line("");
        console.line(table(ParameterTable.ofAudit()));
    }

    private void tearsheet() {
        console.line("tearsheet [name=value ...] makes pages anew from the books.");
        console.line("");
        console.line(table(ParameterTable.ofTearsheet()));
    }

    private void inspect() {
        paragraph("inspect prices=... [name=value ...] tells what price files are like. It opens no books.");
        console.line("");
        console.line(table(ParameterTable.ofInspect()));
        console.line("");
        console.line(table(
                List.of("list", "what it shows"),
                Arrays.stream(InspectList.values())
                        .map(list -> List.of(list.label(), list.meaning()))
                        .toList()));
    }

    private void replay() {
        console.line("replay [name=value ...] creates a session or carries it forward.");
        ParameterTable.ofReplay().forEach((about, parameters) -> {
            console.line("");
            console.line(about + ":");
            console.line("");
            console.line(table(parameters));
        });
        StrategyCatalog catalog = StrategyFolder.catalog();
        console.line("");
        console.line(table(
                List.of("strategy", "its parameters and their defaults"),
                StrategyCatalog.names().stream()
                        .map(name -> List.of(name, parameters(catalog.find(name, Map.of()))))
                        .toList()));
        console.line("");
        paragraph(
                "A strategy of your own is given by its full class name; its class, or a jar with it, is looked for in "
                        + StrategyFolder.path() + ".");
    }

    private static String parameters(StrategyCatalog.Found found) {
        return found.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private void paragraph(String text) {
        TextWidth.wrap(text, Math.min(WIDEST, console.width())).forEach(console::line);
    }

    private String table(ParameterTable parameters) {
        return table(parameters.columns(), parameters.rows());
    }

    private String table(List<String> columns, List<List<String>> rows) {
        List<List<@Nullable Object>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(new ArrayList<>(row)));
        return TextTable.of(new ReportTable(columns, cells), console.width());
    }
}
