package io.papertape.batch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.NightSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A night leaves a session alone whose last run was made from the same prices, parameters and code, and no other one.
@ParameterizedClass
@EnumSource(Database.class)
class UnchangedNightIT {

    private final Database database;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    @TempDir
    Path folder;

    private TestBooks books;
    private CorrectingVendor vendor;

    UnchangedNightIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void playTheFirstNight() throws IOException {
        books = new TestBooks(database, folder);
        vendor = new CorrectingVendor(folder.resolve("prices"));
        vendor.write(40, 0);
        parameters.putAll(Map.of("prices", vendor.folder(), "fastPeriod", "3", "slowPeriod", "9"));
        assertThat(night(null).state()).isEqualTo(NightSession.State.CARRIED);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void beginsNoRunWhereNothingHasChanged() throws IOException {
        Map<String, ?> before = books.results("mine");
        for (String file : new String[] {"A.csv", "B.csv"}) {
            Path path = vendor.path().resolve(file);
            byte[] content = Files.readAllBytes(path);
            Files.write(path, content);
            Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
        }

        NightSession unchanged = night(null);

        assertThat(unchanged.state()).isEqualTo(NightSession.State.UNCHANGED);
        assertThat(unchanged.run()).isNull();
        assertThat(unchanged.equityAfter()).isEqualTo(unchanged.equityBefore()).isPresent();
        assertThat(runs()).isEqualTo(1);
        assertThat(books.results("mine")).isEqualTo(before);
    }

    @Test
    void carriesItForwardAsSoonAsThereIsMore() throws IOException {
        vendor.write(41, 0);

        assertThat(night(null).state()).isEqualTo(NightSession.State.CARRIED);

        assertThat(night(null).state()).isEqualTo(NightSession.State.UNCHANGED);
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void noticesABarThatWasChangedBehindTheTimeOfItsFile() throws IOException {
        Path file = vendor.path().resolve("A.csv");
        FileTime time = Files.getLastModifiedTime(file);
        vendor.write(40, 7);
        Files.setLastModifiedTime(file, time);

        assertThat(night(null).state()).isEqualTo(NightSession.State.UNDECIDED);
        assertThat(night(null).state()).isEqualTo(NightSession.State.UNDECIDED);
    }

    @Test
    void noticesAFileThatTellsHowOthersAreRead() throws IOException {
        Files.writeString(
                vendor.path().resolve("prices.yaml"),
                "files: [{match: B.csv, columns: {time: Date, open: Open, high: High, low: Low, close: Close}}]\n");

        NightSession session = night(null);

        assertThat(session.run()).as(session.message()).isNotNull();
    }

    @Test
    void noticesAFileOfActions() throws IOException {
        Files.writeString(vendor.path().resolve("actions.csv"), "symbol,ex_date,type,value\nA,2020-01-15,split,2\n");

        assertThat(night(null).state()).isEqualTo(NightSession.State.UNDECIDED);
    }

    @Test
    void runsAgainWithOtherParametersOfTheRun() {
        parameters.put("priceTolerance", "0.01");
        assertThat(night(null).run()).isNotNull();
        assertThat(night(null).run()).isNull();
        assertThat(night("2020-03-01").run()).isNotNull();
        assertThat(night("2020-03-01").run()).isNull();
    }

    @Test
    void refusesAnotherSettingOfTheSession() {
        parameters.put("slowPeriod", "10");

        assertThat(night(null).state()).isEqualTo(NightSession.State.INVALID);
    }

    @Test
    void runsAgainBehindARunOfItsOwn() {
        books.replay("session=mine");

        assertThat(night(null).run()).isNotNull();
        assertThat(night(null).run()).isNull();
    }

    @Test
    void resumesARunThatWasNotCompleted() {
        books.jdbc().update("UPDATE session_run SET status = 'STARTED', ended_at = NULL");

        assertThat(night(null).run()).isNotNull();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void runsAgainWithAnotherProgram() {
        books.jdbc().update("UPDATE session_run SET made_with = 'Papertape 0.0.1'");

        assertThat(night(null).run()).isNotNull();
    }

    @Test
    void runsAgainWhileASliceIsWaitedFor() throws IOException {
        parameters.put("incomplete", "wait");
        vendor.write(41, 0);
        Path late = vendor.path().resolve("B.csv");
        String rows = Files.readString(late);
        Files.writeString(late, rows.substring(0, rows.lastIndexOf('\n', rows.length() - 2) + 1));

        assertThat(night(null).run()).isNotNull();
        assertThat(night(null).run()).isNotNull();
    }

    private NightSession night(@Nullable String until) {
        return TestNight.run(books, Map.of("mine", parameters), until)
                .sessions()
                .getFirst();
    }

    private int runs() {
        return books.rows("SELECT run_id FROM session_run").size();
    }
}
