package io.papertape.report.morning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What companies did in a night to what sessions held, and what the sessions are owed after it.
///
/// @param events in the order of the file, those of each session in order of time
/// @param owed in the order of the file
/// @param fees one for each session that has paid for borrowing
record NightActions(List<Event> events, List<Owed> owed, List<Fee> fees) {

    static final NightActions NONE = new NightActions(List.of(), List.of(), List.of());

    NightActions {
        events = List.copyOf(events);
        owed = List.copyOf(owed);
        fees = List.copyOf(fees);
    }

    /// What happened to a position.
    enum Kind {
        SPLIT("split"),
        DIVIDEND("dividend paid"),
        CLAIM("dividend"),
        DELIST("delisted");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// One of them.
    ///
    /// @param at slice in which it was booked; of a claim its ex-date
    /// @param shares by which the position has changed, or null where it has not
    /// @param amount by which cash has changed; of a claim what will be paid
    /// @param payDate of a claim, else null
    record Event(
            String session,
            LocalDateTime at,
            String symbol,
            Kind kind,
            @Nullable BigDecimal shares,
            BigDecimal amount,
            @Nullable LocalDate payDate) {}

    /// A dividend that is not paid yet.
    ///
    /// @param amount below 0 where the session owes it
    record Owed(String session, String symbol, LocalDate exDate, LocalDate payDate, BigDecimal amount) {}

    /// What a session has paid for borrowing shares.
    ///
    /// @param amount positive
    record Fee(String session, BigDecimal amount) {}
}
