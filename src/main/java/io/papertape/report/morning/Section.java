package io.papertape.report.morning;

import io.papertape.report.ReportColumn;
import java.util.List;

/// A part of the digest. Whatever it has not is empty.
///
/// @param title a few words
/// @param attention whether somebody should do something about it
/// @param sentence what holds for all of it
/// @param items of which each is one or more sentences
/// @param columns of a table; the first is the session
/// @param rows of the table, as many texts as there are columns
/// @param more what follows the table
public record Section(
        String title,
        boolean attention,
        String sentence,
        List<Item> items,
        List<ReportColumn> columns,
        List<List<String>> rows,
        String more) {

    public Section {
        items = List.copyOf(items);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static Section ofItems(String title, boolean attention, String sentence, List<Item> items) {
        return new Section(title, attention, sentence, items, List.of(), List.of(), "");
    }

    static Section ofTable(String title, List<ReportColumn> columns, List<List<String>> rows, String more) {
        return new Section(title, false, "", List.of(), columns, rows, more);
    }

    static Section ofSentence(String title, String sentence) {
        return new Section(title, false, sentence, List.of(), List.of(), List.of(), "");
    }

    /// What is told of sessions.
    ///
    /// @param sessions the first of them, or none where it is about no session
    /// @param more how many further sessions it holds for
    public record Item(List<String> sessions, int more, String text) {

        private static final int MOST_NAMED = 3;

        public Item {
            sessions = List.copyOf(sessions);
        }

        static Item of(List<String> sessions, String text) {
            int named = Math.min(sessions.size(), MOST_NAMED);
            return new Item(sessions.subList(0, named), sessions.size() - named, text);
        }

        static Item of(String text) {
            return new Item(List.of(), 0, text);
        }
    }
}
