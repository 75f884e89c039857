package io.papertape.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The books.
@Configuration(proxyBeanMethods = false)
@Import({
    BooksSchema.class,
    MadeWith.class,
    SessionLocks.class,
    SessionLedger.class,
    RunLedger.class,
    BookLedger.class,
    EquityLedger.class,
    PriceSetLedger.class,
    PriceBarLedger.class,
    PriceFileLedger.class,
    NightLedger.class,
    NightHistory.class,
    SweepLedger.class,
    SweepResults.class,
    SweepBests.class,
    RejectedBarLedger.class,
    RefusedEntryLedger.class,
    StrategyFailureLedger.class,
    StrategyVersionLedger.class,
    RestatementLedger.class,
    RunRemarkLedger.class,
    SuspiciousBarLedger.class,
    MetricsLedger.class,
    SessionAuditLedger.class,
    StalePositions.class,
    SymbolNameLedger.class,
    Ledgers.class,
    Books.class,
    Pruning.class,
    SessionChanges.class
})
public class LedgerConfiguration {}
