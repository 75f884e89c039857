package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// Over many random files: faulty rows change nothing but the list of the rejected.
class RejectionPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2013, 2, 8);
    private static final int DAYS = 40;

    /// Rows that are faulty wherever they stand; `%1$s` is a date, `%2$s` a symbol.
    private static final List<String> FAULTY = List.of(
            "%1$s,,12,9,11,500,%2$s",
            "%1$s,10,12,9,,500,%2$s",
            "%1$s,null,null,null,null,null,%2$s",
            "%1$s,10,12,0,11,500,%2$s",
            "%1$s,10,12,-9,11,500,%2$s",
            "%1$s,10,9,12,11,500,%2$s",
            "%1$s,13,12,9,11,500,%2$s",
            "%1$s,10,12,9,8,500,%2$s",
            "%1$s,10,12,9,11,500,%2$s,more",
            "%1$s,10,12,9,11,500,",
            "%1$s,10,12",
            "2013-02-30,10,12,9,11,500,%2$s",
            "\"%1$s,10,12,9,11,500,%2$s",
            "%1$s,10,1e99,9,11,500,%2$s",
            "date,open,high,low,close,volume,Name");

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @RepeatedTest(60)
    void rejectingNeverChangesTheRemainingRows(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> clean = cleanRows(random);
        Replayed expected = folder.with("prices.csv", withHeader(clean)).replayed();

        List<Long> faultyLines = new ArrayList<>();
        List<String> dirty = withFaultyRows(clean, random, faultyLines);
        Replayed replayed = folder.with("prices.csv", withHeader(dirty)).replayed();

        assertThat(expected.rejected()).isEmpty();
        assertThat(replayed.bars()).isEqualTo(expected.bars());
        assertThat(replayed.slices()).isEqualTo(expected.slices());
        assertThat(replayed.symbols()).isEqualTo(expected.symbols());
        assertThat(replayed.rejectedLines()).containsExactlyInAnyOrderElementsOf(faultyLines);
        assertThat(replayed.rejected())
                .filteredOn(rejected -> !rejected.reason().startsWith("the same bar as"))
                .allSatisfy(rejected -> assertThat(rejected.text()).isEqualTo(dirty.get((int) rejected.line() - 2)));
    }

    @RepeatedTest(30)
    void boundsHideRowsAndNeverLetOthersIn(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> rows = withFaultyRows(cleanRows(random), random, new ArrayList<>());
        rows.addAll(
                random.nextInt(rows.size()),
                rows.subList(0, rows.size() / 3).stream().toList());
        folder.with("prices.csv", withHeader(rows));
        String from = FIRST.plusDays(random.nextInt(DAYS / 2)).toString();
        String to = FIRST.plusDays(DAYS / 2 + random.nextInt(DAYS / 2)).toString();

        Replayed whole = folder.replayed();
        Replayed part = Replayed.of(folder.between(from, to));

        assertThat(part.bars())
                .isNotEmpty()
                .isEqualTo(whole.bars().stream()
                        .filter(bar -> bar.substring(0, 10).compareTo(from) >= 0
                                && bar.substring(0, 10).compareTo(to) <= 0)
                        .toList());
        assertThat(whole.rejected()).containsAll(part.rejected());
    }

    /// Some days of a few symbols, symbol after symbol or day after day.
    private static List<String> cleanRows(Random random) {
        List<String> symbols = List.of("A", "AA", "BRK.B", "Z").subList(0, 1 + random.nextInt(4));
        List<String> rows = new ArrayList<>();
        boolean symbolMajor = random.nextBoolean();
        int outer = symbolMajor ? symbols.size() : DAYS;
        int inner = symbolMajor ? DAYS : symbols.size();
        for (int i = 0; i < outer; i++) {
            for (int j = 0; j < inner; j++) {
                if (random.nextInt(5) > 0) {
                    rows.add(row(symbolMajor ? j : i, symbols.get(symbolMajor ? i : j), random));
                }
            }
        }
        return rows;
    }

    private static String row(int day, String symbol, Random random) {
        int low = 1 + random.nextInt(10_000);
        int high = low + random.nextInt(500);
        int open = low + random.nextInt(high - low + 1);
        int close = low + random.nextInt(high - low + 1);
        return String.format(
                Locale.ROOT,
                "%s,%d.%02d,%d.99,%d,%d.5,%d,%s",
                FIRST.plusDays(day),
                open,
                random.nextInt(100),
                high,
                low,
                close,
                random.nextInt(1_000_000),
                symbol);
    }

    /// The rows with faulty ones anywhere between them, and second and late rows of bars that were there already.
    private static List<String> withFaultyRows(List<String> clean, Random random, List<Long> faultyLines) {
        List<String> rows = new ArrayList<>();
        Map<String, List<String>> before = new HashMap<>();
        for (String row : clean) {
            while (random.nextInt(6) == 0) {
                faultyLines.add(rows.size() + 2L);
                rows.add(faulty(random));
            }
            rows.add(row);
            String symbol = symbol(row);
            before.computeIfAbsent(symbol, key -> new ArrayList<>()).add(row);
            if (random.nextInt(10) == 0) {
                List<String> earlier = before.get(symbol);
                faultyLines.add(rows.size() + 2L);
                rows.add(earlier.get(random.nextInt(earlier.size())));
            }
        }
        return rows;
    }

    private static String faulty(Random random) {
        String template = FAULTY.get(random.nextInt(FAULTY.size()));
        return String.format(template, FIRST.plusDays(random.nextInt(DAYS)), random.nextBoolean() ? "A" : "Z");
    }

    private static String symbol(String row) {
        return row.substring(row.lastIndexOf(',') + 1);
    }

    private static List<String> withHeader(List<String> rows) {
        List<String> lines = new ArrayList<>(rows);
        lines.addFirst(PriceFolder.NAMED);
        return lines;
    }
}
