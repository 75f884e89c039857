package io.papertape.prices.file;

import io.papertape.prices.CorporateAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.ActionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// `actions.csv`: corporate actions that a person has written down.
final class ActionsFile {

    /// What such a file is called, in small letters; it may be compressed, and in a zip file.
    static final String NAME = "actions.csv";

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
    FinishedFile read(Consumer<CorporateAction> actions) {
        ActionRows table = table();
        List<String> problems = new ArrayList<>();
        try (TextRows rows = new TextRows(file, table.separator())) {
            rows.next();
            while (rows.next()) {
                CorporateAction action = table.read(rows.row(), problems);
                if (action != null) {
                    actions.accept(action);
                }
            }
            if (!problems.isEmpty()) {
                throw new PriceFileException(shortened(problems));
            }
            return rows.finish("corporate actions");
        }
    }

    private ActionRows table() {
        try (TextRows rows = new TextRows(file, ',')) {
            return new ActionRows(file.name(), rows.next() ? rows.row().text() : "");
        }
    }

    private List<String> shortened(List<String> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<String> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add(file.name() + ": and " + (problems.size() - MOST_PROBLEMS) + " more");
        return first;
    }
}
