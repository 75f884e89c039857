package io.papertape.prices.format;

import io.papertape.prices.format.ParsedBar.Reading;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A layout as unlike the known ones as can be: no header, bars instead of commas, the symbol in the name of the
/// folder, and a bar in two rows, of which the first has the time.
public final class TwoRowFormat implements PriceFormat {

    @Override
    public String name() {
        return "two rows";
    }

    @Override
    public String example() {
        return "2013-02-08|";
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        String second = head.line(1);
        if (second == null || second.chars().filter(c -> c == '|').count() != 3) {
            return null;
        }
        String folder =
                Objects.requireNonNull(head.path().getParent().getFileName()).toString();
        return new Layout(
                name(),
                '|',
                0,
                List.of(folder),
                Columns.NONE,
                PriceBasis.UNKNOWN,
                List.of(),
                List.of(ActionColumns.NONE),
                zone -> List.of(new TwoRows(new BarTime(zone, TimeStyle.DATES))));
    }

    private static final class TwoRows extends ParsedBar {

        private boolean begun;

        TwoRows(BarTime time) {
            super(time);
        }

        @Override
        public Reading read(CsvRow row) {
            begun = !begun;
            if (begun) {
                time.read(row.bytes(), row.start(0), row.end(0));
                return Reading.UNFINISHED;
            }
            for (int i = 0; i < prices.length; i++) {
                prices[i] = FieldParser.price(row.bytes(), row.start(i), row.end(i));
            }
            return isPositiveWithinRange() ? Reading.SOUND : Reading.DOUBTFUL;
        }

        @Override
        public @Nullable String fault(CsvRow row) {
            return isPositiveWithinRange() ? null : "prices do not fit";
        }

        @Override
        public @Nullable String lastThatCutsShort() {
            return null;
        }
    }
}
