package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.database.BooksAccess;
import io.papertape.database.NoBooksException;
import io.papertape.ledger.SessionLedger;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/// The sessions in the books, for what can do without books.
record StoredSessions(Program program, Arguments arguments) {

    /// What is made of them; nothing where there are no books yet.
    ///
    /// @throws StartFailure if there are books, but they cannot be opened
    <T> Optional<T> read(Function<SessionLedger, T> reading) {
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.VIEW)) {
            return Optional.of(reading.apply(context.getBean(SessionLedger.class)));
        } catch (StartFailure e) {
            if (Failures.cause(e, NoBooksException.class) == null) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
