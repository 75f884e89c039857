package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.Remedy;
import io.papertape.database.NoBooksException;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.ledger.FirstFailure;
import io.papertape.ledger.Restatement;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.TooManyRejectedException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.infrastructure.item.ItemStreamException;

class FailuresTest {

    static Stream<Arguments> failuresAndWhatHelps() {
        return Stream.of(
                helped(
                        Remedy.DECIDE,
                        new HistoryRestatedException("x", new Restatement(0, 1, 0, List.of(), List.of()), ""),
                        "session 'x': 1 bar that its books were made from changed since: ; and 1 more. The books are"
                                + " unchanged; onRestatement=replay replays the session whole under the new prices"),
                helped(
                        Remedy.DECIDE,
                        new BooksDoNotBalanceException("x", List.of("cash is 1 but must be 2")),
                        "the books of session 'x' do not balance: cash is 1 but must be 2; fresh=true makes the session"
                                + " anew from its prices, its old results stay until that has succeeded"),
                helped(
                        Remedy.DECIDE,
                        new TooManyRejectedException(3, new RejectedBar("A.csv", 2, "A", "1,2", "open is empty")),
                        "more than maxRejected=3 rows were rejected; the first: A.csv line 2: open is empty; bring a better"
                                + " file, or tolerate more rows by maxRejected"),
                helped(
                        Remedy.DECIDE,
                        new MoneyOverflowException("1 + 2"),
                        "1 + 2 exceeds the largest value 92233720368.54775807; fresh=true starts the session over, with a"
                                + " smaller initialCapital or without the symbol"),
                helped(
                        Remedy.DECIDE,
                        new OutOfMemoryError("Java heap space"),
                        "OutOfMemoryError, the memory that Java may use is full: Java heap space; give Java more by"
                                + " -Xmx, or have fewer slices in a transaction by chunkSize"),
                helped(Remedy.RUN_AGAIN, new InternalError("bits"), "java.lang.InternalError: bits"),
                helped(Remedy.RUN_AGAIN, new NoClassDefFoundError(), "java.lang.NoClassDefFoundError"),
                helped(
                        Remedy.DECIDE,
                        new TooManyFailuresException(
                                "Mine",
                                3,
                                2,
                                new FirstFailure("KO", LocalDateTime.of(2024, 1, 2, 15, 30), "a.Broken", null)),
                        "strategy Mine failed 3 times, more than maxFailures=2 allows, the first time for symbol KO at"
                                + " 2024-01-02T15:30: a.Broken; correct the strategy, or tolerate more failures by"
                                + " maxFailures"),
                helped(Remedy.CORRECT, new InvalidParametersException(List.of("a", "b")), "a; b"),
                helped(Remedy.CORRECT, new PriceFileException(List.of("A.csv: is empty")), "A.csv: is empty"),
                helped(
                        Remedy.CORRECT,
                        new NoBooksException("jdbc:h2:./x;PASSWORD=y"),
                        "there are no books yet at jdbc:h2:./x; papertape replay makes them"),
                helped(Remedy.RUN_AGAIN, new SQLException("disk"), "disk"),
                helped(
                        Remedy.RUN_AGAIN,
                        new IOException("No space left on device"),
                        "No space left on device; make room first"),
                helped(
                        Remedy.RUN_AGAIN,
                        new IOException("Disk quota exceeded"),
                        "Disk quota exceeded; make room first"),
                helped(
                        Remedy.RUN_AGAIN,
                        new IOException("File too large"),
                        "File too large; allow longer files first, see ulimit -f"),
                helped(
                        Remedy.RUN_AGAIN,
                        new SQLException(
                                "The database is read only; SQL statement:\nCREATE TABLE t (n INT) [90097-240]"),
                        "The database is read only"),
                helped(
                        Remedy.RUN_AGAIN,
                        new SQLException(
                                "The database has been closed [90098-240]", new IOException("No space left on device")),
                        "the database: No space left on device; make room first"));
    }

    private static Arguments helped(Remedy remedy, Throwable failure, String told) {
        return Arguments.of(remedy, failure, told);
    }

    @ParameterizedTest
    @MethodSource("failuresAndWhatHelps")
    void tellsWhatHappenedAndWhatHelps(Remedy remedy, Throwable failure, String told) {
        assertThat(Failures.remedy(failure)).isEqualTo(remedy);
        assertThat(Failures.told(failure)).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("failuresAndWhatHelps")
    void findsTheFailureBelowThatOfALibrary(Remedy remedy, Throwable failure, String told) {
        Throwable wrapped = new ItemStreamException("could not open", new IllegalStateException(failure));

        assertThat(Failures.remedy(wrapped)).isEqualTo(remedy);
        assertThat(Failures.told(wrapped)).isEqualTo(told);
    }
}
