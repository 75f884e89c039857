package io.papertape.prices.file;

import io.papertape.prices.file.NaiveText.Field;
import io.papertape.prices.file.NaiveText.Line;
import io.papertape.prices.file.NaiveTimes.Style;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// States once more, without a thought for speed, which bars a table of prices has and which of its rows have none. It
/// shares no code with what it is the oracle of.
///
/// @param fileSymbol symbol of rows that name none
/// @param today the date of the run
record NaiveReader(NaiveText text, String fileSymbol, LocalDate today) {

    private static final int LONGEST_SYMBOL = 1_000;

    /// A bar, told apart from others by its values.
    private record Bar(Instant time, String symbol, List<BigDecimal> prices, double volume) {

        String told() {
            List<String> words = new ArrayList<>(List.of(NaiveTimes.told(time), symbol));
            prices.forEach(price -> words.add(NaiveNumbers.told(price)));
            words.add(NaiveNumbers.told(BigDecimal.valueOf(volume)));
            return String.join(" ", words);
        }
    }

    /// What is expected of a file.
    ///
    /// @param bars like those of [Replayed]
    /// @param rejected lines that give none, in their order; also those that another one repeats
    record Expected(List<String> bars, List<Long> rejected) {}

    /// What may be told of the file: nothing where it has to be refused; several answers where no row tells how dates
    /// are written, and where the last row, whose line has no end, may count for whole or for cut off.
    List<Expected> expected() {
        NaiveLayout layout = NaiveLayout.of(text.lines());
        List<Expected> expected = new ArrayList<>();
        if (layout == null || layout.numbers() == null || !text.known()) {
            return expected;
        }
        for (Style style : layout.styles()) {
            if (isPlausible(layout, style)) {
                expected.add(expected(layout, style, layout.rows(), List.of()));
                if (mayBeCut(layout)) {
                    Line last = layout.rows().getLast();
                    List<Line> others = layout.rows().subList(0, layout.rows().size() - 1);
                    expected.add(expected(layout, style, others, List.of(last.number())));
                }
            }
        }
        return expected;
    }

    /// Whether no row tells how dates are written.
    boolean isOpen() {
        NaiveLayout layout = NaiveLayout.of(text.lines());
        return layout != null && layout.orders().size() > 1;
    }

    /// Whether the last row has no end, and neither has its last field, of which a part would be something else.
    private boolean mayBeCut(NaiveLayout layout) {
        if (!text.lastHasNoEnd() || layout.rows().isEmpty()) {
            return false;
        }
        Integer volume = layout.columns().get("volume");
        int last = layout.size() - 1;
        boolean used = layout.columns().containsValue(last) && (volume == null || volume != last);
        return used
                && !layout.rows().getLast().fields(layout.separator()).getLast().quoted();
    }

    /// Whether some time is no epoch, or one from 1971 to the end of next year, or there is no time at all.
    private boolean isPlausible(NaiveLayout layout, Style style) {
        int column = layout.columns().get("time");
        boolean none = true;
        for (Line row : layout.rows()) {
            String written = NaiveLayout.text(row.fields(layout.separator()), column);
            Instant time = NaiveTimes.time(written, style);
            int year = time == null ? 0 : time.atZone(ZoneOffset.UTC).getYear();
            boolean epoch = style.epochs() && NaiveTimes.isEpoch(written);
            if (time != null && (!epoch || (year >= 1971 && year <= today.getYear() + 1))) {
                return true;
            }
            none &= time == null;
        }
        return none;
    }

    private Expected expected(NaiveLayout layout, Style style, List<Line> rows, List<Long> cut) {
        Map<Instant, Map<String, Map<Long, Bar>>> bars = new TreeMap<>();
        List<Long> rejected = new ArrayList<>(cut);
        for (Line row : rows) {
            Bar bar = bar(layout, style, row.fields(layout.separator()));
            if (bar == null) {
                rejected.add(row.number());
            } else {
                bars.computeIfAbsent(bar.time(), time -> new TreeMap<>())
                        .computeIfAbsent(bar.symbol(), symbol -> new TreeMap<>())
                        .put(row.number(), bar);
            }
        }
        List<String> told = new ArrayList<>();
        bars.values()
                .forEach(slice -> slice.values().forEach(same -> {
                    List<Long> lines = new ArrayList<>(same.keySet());
                    if (Set.copyOf(same.values()).size() == 1) {
                        told.add(same.get(lines.removeFirst()).told());
                    }
                    rejected.addAll(lines);
                }));
        rejected.sort(Comparator.naturalOrder());
        return new Expected(told, rejected);
    }

    private @Nullable Bar bar(NaiveLayout layout, Style style, List<Field> fields) {
        if (fields.size() < layout.size()
                || !fields.subList(layout.size(), fields.size()).stream()
                        .allMatch(field -> field.text().isEmpty())) {
            return null;
        }
        Integer symbolColumn = layout.columns().get("symbol");
        Integer volumeColumn = layout.columns().get("volume");
        String symbol =
                symbolColumn == null ? fileSymbol : fields.get(symbolColumn).name();
        Instant time = NaiveTimes.time(fields.get(layout.columns().get("time")).text(), style);
        List<BigDecimal> prices = NaiveLayout.PRICES.stream()
                .map(name -> layout.numbers()
                        .price(fields.get(layout.columns().get(name)).text()))
                .toList();
        boolean named =
                !symbol.isEmpty() && symbol.length() <= LONGEST_SYMBOL && !symbol.matches("(?s).*[,\0\uFFFD].*");
        if (!named || time == null || !areSound(prices)) {
            return null;
        }
        return new Bar(
                time,
                symbol,
                prices,
                volumeColumn == null
                        ? 0
                        : layout.numbers().volume(fields.get(volumeColumn).text()));
    }

    private static boolean areSound(List<BigDecimal> prices) {
        return !prices.contains(BigDecimal.ZERO)
                && prices.stream().noneMatch(price -> price.compareTo(prices.get(2)) < 0)
                && prices.stream().noneMatch(price -> price.compareTo(prices.get(1)) > 0);
    }
}
