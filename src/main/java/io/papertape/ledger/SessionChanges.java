package io.papertape.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a person changes of sessions as a whole, each in one transaction, while nothing else holds them. Safe for use
/// by several threads.
public class SessionChanges {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SessionLocks locks;
    private final SessionLedger sessions;
    private final Books books;
    private final SessionCopy copy;

    SessionChanges(
            JdbcTemplate template,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SessionLocks locks,
            SessionLedger sessions,
            Books books) {
        this.jdbc = jdbc;
        this.copy = new SessionCopy(template, jdbc);
        this.transaction = transaction;
        this.locks = locks;
        this.sessions = sessions;
        this.books = books;
    }

    /// Removes a session with all its books, and the draft that was to replace it.
    ///
    /// @return false if there is none
    /// @throws io.papertape.database.BusyException if a run holds it
    public boolean delete(String name, Instant now) {
        try (SessionLocks.Hold hold = locks.hold()) {
            SessionLocks.Hold.require(hold.add(List.of(name), now));
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<StoredSession> session = sessions.find(name);
                sessions.findDraft(name).ifPresent(draft -> sessions.delete(draft.id()));
                session.ifPresent(found -> sessions.delete(found.id()));
                return session.isPresent();
            }));
        }
    }

    /// Gives a session another name, under which it goes on. What nights have told of it follows.
    ///
    /// @return what is in the way, a sentence; empty when it is done
    /// @throws io.papertape.database.BusyException if a run holds one of the names
    public Optional<String> rename(String name, String other, Instant now) {
        return changeTo(name, other, now, session -> rename(name, other));
    }

    /// Makes another session with the same books and settings. What nights have told stays with the first one.
    ///
    /// @return what is in the way, a sentence; empty when it is done
    /// @throws io.papertape.database.BusyException if a run holds one of the names
    public Optional<String> copy(String name, String other, Instant now) {
        return changeTo(name, other, now, session -> copy.copy(session.id(), other));
    }

    private Optional<String> changeTo(String name, String other, Instant now, Consumer<StoredSession> change) {
        try (SessionLocks.Hold hold = locks.hold()) {
            SessionLocks.Hold.require(hold.add(List.of(name, other), now));
            return transaction.execute(status -> {
                Optional<String> problem = problem(name, other);
                if (problem.isEmpty()) {
                    sessions.find(name).ifPresent(change);
                }
                return problem;
            });
        }
    }

    private Optional<String> problem(String name, String other) {
        if (sessions.find(other).isPresent() || sessions.findDraft(other).isPresent()) {
            return Optional.of("there is a session '" + other + "' already");
        }
        boolean unfinished = sessions.findDraft(name).isPresent()
                || sessions.find(name)
                        .filter(session -> books.hasUnfinishedRun(session.id()))
                        .isPresent();
        return unfinished
                ? Optional.of("the last run of session '" + name + "' is not completed; replay session=" + name
                        + " resumes it")
                : Optional.empty();
    }

    private void rename(String name, String other) {
        for (String change : List.of(
                "UPDATE paper_session SET name = :other WHERE name = :name",
                "UPDATE night_session SET session = :other WHERE session = :name")) {
            jdbc.sql(change).param("name", name).param("other", other).update();
        }
    }
}
