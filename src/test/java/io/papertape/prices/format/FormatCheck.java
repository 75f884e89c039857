package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import io.papertape.prices.format.ParsedBar.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the known formats make of the text of a file.
final class FormatCheck {

    private FormatCheck() {}

    /// What a file `prices/KO.csv` begins with.
    static FileHead head(String... lines) {
        return head("KO.csv", List.of(lines));
    }

    private static FileHead head(String file, List<String> lines) {
        Iterator<String> rest = lines.iterator();
        return new FileHead(Path.of("prices", file), () -> rest.hasNext() ? rest.next() : null);
    }

    static @Nullable Layout layout(PriceFormat format, String... lines) {
        return format.layout(head(lines));
    }

    /// The layout of a file; it must be known.
    static Layout layoutOf(String file, String text) {
        return Objects.requireNonNull(
                PriceFormats.KNOWN.layout(head(file, text.lines().toList())));
    }

    /// What a file has, if it is of this format: a line for each bar, or for what is wrong with a row.
    ///
    /// @param format its name
    /// @param text of the file
    static List<String> bars(String format, String file, String text) {
        return bars(format, file, ZoneOffset.UTC, text);
    }

    static List<String> bars(String format, String file, ZoneId fileZone, String text) {
        List<String> lines = text.lines().toList();
        Layout layout = layoutOf(file, text);
        assertThat(layout.format()).isEqualTo(format);
        List<ParsedBar> parts = layout.bars().apply(fileZone);
        List<String> bars = new ArrayList<>();
        for (String line : lines.subList(layout.headerRows(), lines.size())) {
            CsvRow row = CsvRow.split(line, layout.separator());
            for (int part = 0; part < parts.size(); part++) {
                String symbol = layout.namesSymbols()
                        ? row.field(layout.symbolField())
                        : layout.symbols().get(part);
                Reading reading = parts.get(part).read(row);
                if (reading != Reading.ABSENT) {
                    bars.add(symbol + " " + told(parts.get(part), reading, row));
                }
            }
        }
        return bars;
    }

    private static String told(ParsedBar bar, Reading reading, CsvRow row) {
        String fault = bar.fault(row);
        assertThat(reading == Reading.SOUND && fault != null)
                .as("sound, and %s", fault)
                .isFalse();
        if (fault != null) {
            return fault;
        }
        Instant time = Instant.ofEpochMilli(bar.time());
        return String.join(
                " ",
                bar.isDateAlone() ? LocalDate.ofInstant(time, ZoneOffset.UTC).toString() : time.toString(),
                Money.format(bar.open()),
                Money.format(bar.high()),
                Money.format(bar.low()),
                Money.format(bar.close()),
                VolumeCode.format(bar.volumeCode()));
    }
}
