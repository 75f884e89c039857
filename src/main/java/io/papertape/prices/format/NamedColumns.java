package io.papertape.prices.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layout whose header names the columns, with a bar in each row below it; the symbol is in a column or in the file's
/// name.
abstract class NamedColumns implements PriceFormat {

    /// Names that a header that is nearly one of the layout lacks fewer of.
    private static final int LEAST_NAMES = 4;

    private final String name;
    private final String example;
    private final Roles roles;
    private final PriceBasis basis;

    /// @param name of the layout
    /// @param example how a file begins
    /// @param roles what its columns are called
    /// @param basis what its prices are
    NamedColumns(String name, String example, Roles roles, PriceBasis basis) {
        this.name = name;
        this.example = example;
        this.roles = roles;
        this.basis = basis;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String example() {
        return example;
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        Header header = head.header(headerRow(head));
        if (header == null || !knows(header)) {
            return null;
        }
        int rows = headerRow(head) + 1;
        Samples samples = new Samples(head, rows, header.separator());
        Columns columns = columns(header, samples);
        return columns == null ? null : layout(head, rows, header, columns, samples);
    }

    private Layout layout(FileHead head, int rows, Header header, Columns columns, Samples samples) {
        TimeStyle times = times(header, columns, samples);
        NumberStyle numbers = numbers(columns, samples);
        ActionColumns actions = ActionColumns.in(header, numbers);
        List<Integer> used = new ArrayList<>(Roles.used(columns));
        used.addAll(List.of(actions.dividend(), actions.split()));
        return new Layout(
                name,
                header.separator(),
                rows,
                columns.symbol() == Columns.NONE ? List.of(symbol(head)) : List.of(),
                columns.symbol(),
                basis,
                header.others(used),
                List.of(actions),
                zone -> List.of(new ColumnBar(columns, times, numbers, zone)));
    }

    /// Whether a header is one of this layout, if it has the columns that it must have.
    abstract boolean knows(Header header);

    /// Where the header is, from 0; empty lines do not count.
    int headerRow(FileHead head) {
        return 0;
    }

    /// Where the columns are; null where one is missing.
    @Nullable
    Columns columns(Header header, Samples samples) {
        return roles.in(header);
    }

    /// How times are written.
    TimeStyle times(Header header, Columns columns, Samples samples) {
        return samples.times(columns, !header.isNamed(columns.time(), "date"), List.of());
    }

    /// How prices are written.
    NumberStyle numbers(Columns columns, Samples samples) {
        return samples.numbers(columns);
    }

    /// The symbol of a file whose rows do not name it.
    String symbol(FileHead head) {
        return head.symbol();
    }

    @Override
    public @Nullable Near near(FileHead head) {
        Header header = head.header(headerRow(head));
        if (header == null) {
            return null;
        }
        List<String> missing = roles.missing(header);
        boolean known = !missing.isEmpty() && missing.size() < LEAST_NAMES && knows(header);
        return known ? new Near(missing.size(), "names no " + String.join(" and no ", missing)) : null;
    }
}
