package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Money;
import io.papertape.prices.format.Columns.TimeFormat;
import io.papertape.prices.format.ParsedBar.Reading;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a format reads what it is said to read.
final class FormatCheck {

    /// 2013-02-08.
    private static final long DAY = 1_360_281_600_000L;

    private static final String EPOCH = "1360281600";

    private FormatCheck() {}

    /// What a file `prices/KO.csv` begins with.
    static FileHead head(String... lines) {
        Iterator<String> rest = List.of(lines).iterator();
        return new FileHead(Path.of("prices", "KO.csv"), () -> rest.hasNext() ? rest.next() : null);
    }

    static @Nullable Layout layout(PriceFormat format, String header) {
        return format.layout(head(header));
    }

    /// Checks that each column of a row is taken for what it is.
    static void assertReads(PriceFormat format, String header, Columns columns) {
        Layout layout = Objects.requireNonNull(layout(format, header));
        boolean named = columns.symbol() != Columns.NONE;

        assertThat(layout.headerRows()).isEqualTo(1);
        assertThat(layout.symbolField()).isEqualTo(columns.symbol());
        assertThat(layout.symbol()).isEqualTo(named ? null : "KO");
        assertThat(layout.namesSymbols()).isEqualTo(named);
        ParsedBar bar = layout.bars().apply(ZoneOffset.UTC);
        String[] row = row(columns);
        assertThat(bar.read(row(layout, row))).isEqualTo(Reading.SOUND);
        assertThat(bar.time()).isEqualTo(DAY);
        assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close()))
                .containsExactly(price("4"), price("5"), price("2"), price("3"));
        assertThat(bar.volume()).isEqualTo(columns.volume() == Columns.NONE ? 0 : 7);
        assertThat(bar.lastThatCutsShort()).isEqualTo(columns.lastThatCutsShort());
        row[columns.time()] = EPOCH;
        bar.read(row(layout, row));
        assertThat(bar.isEpoch()).isEqualTo(columns.timeFormat() == TimeFormat.TIMESTAMP);
        assertThat(bar.read(row(layout, Arrays.copyOf(row, row.length - 1)))).isEqualTo(Reading.DOUBTFUL);
    }

    private static String[] row(Columns columns) {
        String[] row = new String[columns.count()];
        Arrays.fill(row, "9");
        row[columns.time()] = "2013-02-08";
        row[columns.open()] = "4";
        row[columns.high()] = "5";
        row[columns.low()] = "2";
        row[columns.close()] = "3";
        if (columns.volume() != Columns.NONE) {
            row[columns.volume()] = "7";
        }
        if (columns.symbol() != Columns.NONE) {
            row[columns.symbol()] = "AAPL";
        }
        return row;
    }

    private static CsvRow row(Layout layout, String... fields) {
        return CsvRow.split(String.join(String.valueOf(layout.separator()), fields), layout.separator());
    }

    private static long price(String text) {
        return Money.parse(text);
    }
}
