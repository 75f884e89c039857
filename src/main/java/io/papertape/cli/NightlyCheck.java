package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.desk.BooksCheck;
import io.papertape.desk.Desk;
import io.papertape.desk.DeskProblem;
import io.papertape.desk.DeskSession;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `nightly check [sessions=FILE]`: whether all is well with the file of the sessions, and what would run.
final class NightlyCheck implements Command {

    /// Prices of more bytes are looked at as far as that is quickly done.
    private static final long QUICKLY_READ = 4_000_000;

    private static final String SYMBOLS = "symbols";
    private static final String PRICES = "prices";

    private final Console console;
    private final Program program;

    NightlyCheck(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), names(), problems);
        OutputOptions options = OutputOptions.of(arguments.parameters(), problems);
        Path file = NightlyCommand.file(arguments.parameters(), problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, NightlyCommand.HELP);
        }
        try {
            return check(arguments, file, options);
        } catch (InvalidYamlException e) {
            return console.invalid(e.problems(), NightlyCommand.HELP);
        }
    }

    static List<String> names() {
        return Stream.concat(
                        Stream.of(NightlyCommand.SESSIONS),
                        Stream.of(ReportParameter.LIMIT, ReportParameter.FORMAT, ReportParameter.OUT)
                                .map(ReportParameter::label))
                .toList();
    }

    private ExitStatus check(Arguments arguments, Path file, OutputOptions options) {
        StrategyCatalog catalog = StrategyFolder.catalog();
        Desk desk = Desk.read(file, catalog, System.getenv());
        BooksCheck books = new StoredSessions(program, arguments)
                .read(sessions -> BooksCheck.of(desk, sessions, catalog))
                .orElse(new BooksCheck(Map.of(), List.of(), List.of()));
        List<DeskProblem> problems = new ArrayList<>(books.problems());
        problems.addAll(pricesOf(desk.sessions(), books.stored(), catalog));
        if (!problems.isEmpty()) {
            return console.invalid(desk.told(problems), NightlyCommand.HELP);
        }
        ExitStatus status = new Output(console, options)
                .write(NightlyCommand.SESSIONS, new NightlyTable(desk.sessions(), books.stored(), catalog).rows());
        if (!books.left().isEmpty()) {
            console.err()
                    .println("In the books, but not in " + desk.file() + ", and left alone: "
                            + String.join(", ", books.left()));
        }
        return status;
    }

    /// What is wrong with prices, each of which is looked at once.
    private List<DeskProblem> pricesOf(
            List<DeskSession> sessions, Map<String, StoredSession> stored, StrategyCatalog catalog) {
        Set<PriceQuery> checked = new HashSet<>();
        List<DeskProblem> problems = new ArrayList<>();
        for (DeskSession session : sessions) {
            PriceQuery query = query(session, stored.get(session.name()), catalog);
            if (query != null && checked.add(query)) {
                try {
                    program.prices().checkBars(query, QUICKLY_READ);
                } catch (PriceFileException e) {
                    e.problems().forEach(problem -> problems.add(located(session, problem)));
                }
            }
        }
        return problems;
    }

    /// The bars that a session asks for; of one that the books have, a symbol may be gone. Null where it cannot be
    /// carried forward as the file asks.
    private static @Nullable PriceQuery query(
            DeskSession session, @Nullable StoredSession stored, StrategyCatalog catalog) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (stored != null) {
            texts.putAll(stored.settings().textsWithPrices());
        }
        texts.putAll(session.parameters());
        ReplayRequest request = ReplayRequest.parse(texts, catalog).request();
        if (request == null) {
            return null;
        }
        PriceQuery query = request.query();
        return stored == null ? query : query.of(query.symbols());
    }

    private static DeskProblem located(DeskSession session, String problem) {
        return new DeskProblem(session.place(problem.startsWith(SYMBOLS) ? SYMBOLS : PRICES), problem);
    }
}
