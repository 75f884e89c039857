package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sixty nights with a vendor who is late, corrects volumes and prices, loses a symbol, renames one, adds one, gives
/// windows, files of a day, half files and provisional bars. Two sessions live through them: one takes the newest bars,
/// the other one leaves the newest slice for the next night. Both come out as if the final history had been replayed.
class NightlyLifeIT {

    private static final int FIRST_NIGHT = 60;
    private static final int NIGHTS = 60;
    private static final int RENAMING = FIRST_NIGHT + 47;
    private static final String EAGER = "eager";
    private static final String PATIENT = "patient";

    /// Half files leave rejected rows behind.
    private static final String REJECTED = "rejected_bar";

    @TempDir
    Path folder;

    private final Vendor vendor = new Vendor(11, FIRST_NIGHT + NIGHTS + 1, "AAA", "BBB", "CCC", "DDD", "EEE");
    private final Random random = new Random(12);

    /// What was left of corrections within the tolerance: the rows that were used, by session.
    private final Map<String, Map<String, NavigableMap<LocalDate, String>>> kept = new HashMap<>();

    private Path prices;
    private TestBooks books;

    /// What the vendor does on a night.
    private enum Event {
        NOTHING,
        LATE("waiting"),
        VOLUMES("volumes"),
        NOISE("tolerated"),
        WINDOW,
        ONE_DAY,
        CORRECTION,
        LOST("gone"),
        HALF_FILE("ends early"),
        SHORT_FILE("ends early"),
        NEW_SYMBOL("new"),
        PROVISIONAL;

        private final String remark;

        Event() {
            this("");
        }

        /// @param remark kind of the remark that tells of it
        Event(String remark) {
            this.remark = remark;
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheBooksOfTheFinalHistory(Database database) throws IOException {
        prices = folder.resolve("prices");
        try (TestBooks open = new TestBooks(database, folder)) {
            books = open;
            for (String session : List.of(EAGER, PATIENT)) {
                kept.put(session, new HashMap<>());
                vendor.write(prices, Vendor.day(0), Vendor.day(FIRST_NIGHT - 1));
                books.replay(
                        "session=" + session,
                        "prices=" + prices,
                        "strategy=MomentumStrategy",
                        "lookback=5",
                        "threshold=0.01",
                        "holdBack=" + (session.equals(PATIENT) ? 1 : 0));
            }
            for (int night = FIRST_NIGHT; night < FIRST_NIGHT + NIGHTS; night++) {
                play(night, Event.values()[(night - FIRST_NIGHT) % Event.values().length]);
            }
            int last = FIRST_NIGHT + NIGHTS;
            vendor.write(prices, Vendor.day(0), Vendor.day(last));
            for (String session : List.of(EAGER, PATIENT)) {
                ReplayOutcome outcome = run(session, "holdBack=0", "onRestatement=replay");
                if (outcome.restatement() != null) {
                    kept.get(session).clear();
                }
                assertCompleted(outcome);
                Map<String, List<Map<String, Object>>> whole = whole(session, last);
                whole.remove(REJECTED);
                assertThat(TestBooks.difference(whole, books.results(session)))
                        .as(session)
                        .isEmpty();
            }
        }
    }

    private void play(int night, Event event) throws IOException {
        LocalDate today = Vendor.day(night);
        LocalDate past = Vendor.day(20 + random.nextInt(night - 35));
        if (night == RENAMING) {
            NavigableMap<LocalDate, String> own = vendor.rows("EEE");
            vendor.put("FFF", new TreeMap<>(own));
            own.tailMap(today, true).clear();
        }
        String symbol = List.of("AAA", "BBB", "CCC").get(random.nextInt(3));
        String row = vendor.rows(symbol).get(past);
        switch (event) {
            case VOLUMES -> vendor.rows(symbol).put(past, Vendor.with(row, 4, "" + random.nextInt(1_000_000)));
            case NOISE -> {
                vendor.rows(symbol).put(past, Vendor.with(row, 0, Vendor.field(row, 0) + "0004"));
                kept.values()
                        .forEach(ofSession -> ofSession
                                .computeIfAbsent(symbol, first -> new TreeMap<>())
                                .putIfAbsent(past, row));
            }
            case CORRECTION -> vendor.rows(symbol).put(past, Vendor.with(row, 2, "9.87"));
            case NEW_SYMBOL -> {
                if (!vendor.symbols().contains("NEW")) {
                    vendor.add("NEW", FIRST_NIGHT + NIGHTS);
                }
            }
            default -> {}
        }
        vendor.write(
                prices,
                switch (event) {
                    case WINDOW -> Vendor.day(night - 15);
                    case ONE_DAY -> today;
                    default -> Vendor.day(0);
                },
                today);
        Path file = prices.resolve("DDD.csv");
        switch (event) {
            case LATE -> vendor.write(prices, "DDD", Vendor.day(0), Vendor.day(night - 2));
            case SHORT_FILE -> vendor.write(prices, "DDD", Vendor.day(0), Vendor.day(night - 6));
            case LOST -> Files.delete(file);
            case HALF_FILE -> {
                String text = Files.readString(file);
                Files.writeString(file, text.substring(0, text.length() / 2));
            }
            case PROVISIONAL -> {
                String provisional = Vendor.with(vendor.rows("DDD").get(today), 2, "5.55");
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                lines.set(lines.size() - 1, today + "," + provisional);
                Files.write(file, lines);
            }
            default -> {}
        }
        for (String session : List.of(EAGER, PATIENT)) {
            carry(session, night, event);
        }
        books.jdbc().update("UPDATE waited_night SET night = night - INTERVAL '1' DAY");
    }

    /// A corrected volume is taken over for both sessions by the one that meets it first.
    private void carry(String session, int night, Event event) {
        Map<String, List<Map<String, Object>>> before = books.results(session);
        String[] own = {"holdBack=" + (session.equals(PATIENT) ? 1 : 0), "onRestatement=stop"};
        ReplayOutcome outcome = run(session, own);
        String what = session + " in night " + night + " of " + event + ": " + outcome.failure();
        if (outcome.failure() instanceof HistoryRestatedException) {
            assertThat(books.results(session)).as(what).isEqualTo(before);
            own[1] = "onRestatement=replay";
            outcome = run(session, own);
            assertThat(outcome.restatement()).as(what).isNotNull();
            kept.get(session).clear();
        } else {
            assertThat(event).as(what).isNotEqualTo(Event.CORRECTION);
        }
        assertThat(outcome.status()).as(what).isEqualTo(ReplayOutcome.Status.COMPLETED);
        boolean told = event != Event.VOLUMES || session.equals(EAGER);
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT kind FROM report_remarks WHERE session = ? AND run_id ="
                                        + " (SELECT MAX(run_id) FROM report_runs WHERE session = ?)",
                                String.class,
                                session,
                                session))
                .as(what)
                .containsAll(event.remark.isEmpty() || !told ? List.of() : List.of(event.remark));
    }

    private ReplayOutcome run(String session, String... own) {
        List<String> parameters = new ArrayList<>(List.of(
                "session=" + session, "prices=" + prices, "priceTolerance=0.00001", "incomplete=wait", "waitNights=3"));
        parameters.addAll(Arrays.asList(own));
        return books.replay(parameters.toArray(String[]::new));
    }

    /// The results of one replay of the final history, with the rows that corrections within the tolerance have left.
    private Map<String, List<Map<String, Object>>> whole(String session, int last) throws IOException {
        Path apart = folder.resolve("final-" + session);
        Map<String, NavigableMap<LocalDate, String>> corrected = new HashMap<>();
        kept.get(session).forEach((symbol, rows) -> {
            corrected.put(symbol, new TreeMap<>(vendor.rows(symbol)));
            vendor.rows(symbol).putAll(rows);
        });
        vendor.write(apart, Vendor.day(0), Vendor.day(last));
        corrected.forEach((symbol, rows) -> vendor.rows(symbol).putAll(rows));
        try (TestBooks alone = new TestBooks(Database.H2, Files.createTempDirectory(folder, "whole"))) {
            alone.replay(
                    "session=whole",
                    "prices=" + apart,
                    "symbols=AAA,BBB,CCC,DDD,EEE",
                    "strategy=MomentumStrategy",
                    "lookback=5",
                    "threshold=0.01");
            return alone.results("whole");
        }
    }
}
