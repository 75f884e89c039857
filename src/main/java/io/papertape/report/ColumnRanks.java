package io.papertape.report;

import java.util.ArrayList;
import java.util.List;

/// The columns of a report by their importance for a person.
///
/// @param needed without which a table is none
/// @param wished others, the most important first; columns that are not named here matter less, the last the least
record ColumnRanks(List<String> needed, List<String> wished) {

    private static final String SESSION = "session";

    ColumnRanks {
        needed = List.copyOf(needed);
        wished = List.copyOf(wished);
    }

    /// @param needed names, separated by blanks
    /// @param wished names, separated by blanks
    static ColumnRanks of(String needed, String wished) {
        return new ColumnRanks(List.of(needed.split(" ")), List.of(wished.split(" ")));
    }

    /// The columns with their ranks.
    ///
    /// @param oneSession whether all rows are of a session that the reader has named: its name matters least then
    List<ReportColumn> rank(List<ReportColumn> columns, boolean oneSession) {
        List<String> order = new ArrayList<>(wished);
        columns.stream()
                .map(ReportColumn::name)
                .filter(name -> !order.contains(name))
                .forEach(order::add);
        return columns.stream()
                .map(column -> new ReportColumn(column.name(), column.kind(), rank(column.name(), order, oneSession)))
                .toList();
    }

    private int rank(String name, List<String> order, boolean oneSession) {
        if (oneSession && name.equals(SESSION)) {
            return Integer.MAX_VALUE;
        }
        return needed.contains(name) ? ReportColumn.NEEDED : 1 + order.indexOf(name);
    }
}
