package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import io.papertape.prices.format.ActionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// `actions.csv`: corporate actions that a person has written down.
final class ActionsFile {

    /// What such a file is called, in small letters; it may be compressed, and in a zip file.
    static final String NAME = "actions.csv";

    /// Rows beyond are counted.
    private static final int MOST_PROBLEMS = 20;

    private final PriceFile file;

    ActionsFile(PriceFile file) {
        this.file = file;
    }

    /// Whether a file is one by its name.
    static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = Packing.of(lower).strip(lower);
        return plain.equals(NAME) || plain.endsWith("/" + NAME) || plain.endsWith("\\" + NAME);
    }

    /// Reads it to its end.
    ///
    /// @param actions takes up the actions
    /// @throws PriceFileException if it cannot be read, with all that is wrong with its rows
    FinishedFile read(Consumer<ToldAction> actions) {
        ActionRows table = table();
        List<String> problems = new ArrayList<>();
        long more = 0;
        try (TextRows rows = new TextRows(file, table.separator())) {
            rows.next();
            while (rows.next()) {
                List<String> faults = new ArrayList<>();
                ToldAction action = table.read(rows.row(), faults);
                if (action != null) {
                    actions.accept(action);
                } else if (problems.size() < MOST_PROBLEMS) {
                    problems.addAll(faults);
                } else {
                    more++;
                }
            }
            if (more > 0) {
                problems.add(file.name() + ": and " + more + " more rows");
            }
            if (!problems.isEmpty()) {
                throw new PriceFileException(problems);
            }
            return rows.finish("corporate actions", 1);
        }
    }

    private ActionRows table() {
        try (TextRows rows = new TextRows(file, ',')) {
            return new ActionRows(file.name(), rows.next() ? rows.row().text() : "");
        }
    }
}
