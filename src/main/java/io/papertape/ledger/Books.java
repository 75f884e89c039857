package io.papertape.ledger;

import io.papertape.settings.ReplaySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Opens the books of a session for a run, or for reading. The caller opens the transaction. Safe for use by several
/// threads.
public class Books {

    private final Ledgers ledgers;

    Books(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /// Opens the books of a session for its unfinished run, on which no earlier job execution works any more; for a new
    /// run where there is none.
    public RunBooks open(long session, Instant now) {
        ledgers.stalePositions().completeTimes(session);
        StoredRun run = ledgers.runs()
                .takeUnfinished(session)
                .orElseGet(() -> ledgers.runs().begin(session, now));
        return new RunBooks(ledgers, ledgers.sessions().get(session), run, now);
    }

    /// Whether a session has a run that has to be completed before another one may begin.
    public boolean hasUnfinishedRun(long session) {
        return ledgers.runs().unfinishedRun(session).isPresent();
    }

    /// What the last run of a session was made from; empty unless it is completed and nothing would be different with
    /// this program, and where it was not noted, see [RunBooks#noteInputs].
    public Optional<String> inputs(long session) {
        return ledgers.runs().inputs(session);
    }

    /// Key of the version of its price set that the books of a session are made from.
    public long priceVersion(long session) {
        return ledgers.priceSets().versionOf(session);
    }

    /// The UTC dates of runs on which slices of a session were left for later, by the times of these.
    public Map<Long, Set<LocalDate>> waitedNights(long session) {
        return ledgers.remarks().waitedNights(session);
    }

    /// The account of a session, for reading.
    public AccountBooks account(StoredSession session) {
        return new AccountBooks(ledgers, session, session.names());
    }

    /// The bars that the books of a session were made from.
    public UsedBars usedBars(StoredSession session) {
        return new UsedBars(ledgers.priceSets(), ledgers.priceBars(), session);
    }

    /// Reads the bars that the books of a session were made from, those of each symbol oldest first, a part of them
    /// at a time.
    ///
    /// @param symbols as they are called at the last slice
    /// @param target hears of each block with its symbol
    public void readBars(StoredSession session, Set<String> symbols, BiConsumer<String, BarBlock> target) {
        Long last = session.lastSliceAt();
        if (last != null) {
            UsedBars bars = usedBars(session);
            List<String> names = session.names().latest();
            bars.forEach(last, block -> {
                String symbol = block.symbol() == bars.benchmark()
                        ? session.settings().get(ReplaySettings.BENCHMARK).orElseThrow()
                        : names.get(block.symbol());
                if (symbols.contains(symbol)) {
                    target.accept(symbol, block);
                }
            });
        }
    }
}
