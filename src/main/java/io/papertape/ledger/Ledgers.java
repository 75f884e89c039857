package io.papertape.ledger;

/// What the books are written by, each a part of the tables.
record Ledgers(
        SessionLedger sessions,
        RunLedger runs,
        BookLedger books,
        EquityLedger equity,
        UsedBarLedger usedBars,
        PriceFileLedger files,
        RejectedBarLedger rejectedBars,
        RefusedEntryLedger refusedEntries,
        StrategyFailureLedger strategyFailures,
        RestatementLedger restatements,
        MetricsLedger metrics,
        StalePositions stalePositions,
        Reconciliation reconciliation) {}
