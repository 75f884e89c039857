package io.papertape.serve;

import io.papertape.ledger.EndedNight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the nights without asking the books: whoever reads it neither waits for a night nor delays one.
/// Safe
/// for use by several threads.
public final class NightBoard {

    private volatile @Nullable Instant due;
    private volatile @Nullable Instant running;
    private volatile @Nullable Attempt last;
    private volatile @Nullable EndedNight books;

    /// A night that was attempted.
    ///
    /// @param began when
    /// @param ended when
    /// @param exitStatus also of one that could not be begun
    public record Attempt(Instant began, Instant ended, int exitStatus) {

        /// How long it took.
        public Duration elapsed() {
            return Duration.between(began, ended);
        }
    }

    /// Tells when the next night is due, or that none is.
    public void due(Optional<Instant> next) {
        due = next.orElse(null);
    }

    /// Tells what the books know, of nights before this program was started.
    public void read(EndedNight night) {
        books = night;
        last = new Attempt(night.began(), night.ended(), night.exitStatus());
    }

    /// Tells that a night begins.
    public void began(Instant now) {
        running = now;
    }

    /// Tells that no night goes on any more, and that nothing came of it.
    public void putOff() {
        running = null;
    }

    /// Tells that a night has ended.
    ///
    /// @param night in the books, or null where it did not come so far
    public void ended(Attempt attempt, @Nullable EndedNight night) {
        if (night != null) {
            books = night;
        }
        last = attempt;
        running = null;
    }

    /// When the next night is due; empty where that is not known, or none is.
    public Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /// Since when a night goes on; empty where none does.
    public Optional<Instant> running() {
        return Optional.ofNullable(running);
    }

    /// The last night; empty before the first.
    public Optional<Attempt> last() {
        return Optional.ofNullable(last);
    }

    /// The last night that is in the books; empty before the first.
    public Optional<EndedNight> books() {
        return Optional.ofNullable(books);
    }
}
