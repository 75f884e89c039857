package io.papertape.ledger;

/// What the books are written by, each a part of the tables.
record Ledgers(
        SessionLedger sessions,
        RunLedger runs,
        BookLedger books,
        EquityLedger equity,
        PriceSetLedger priceSets,
        PriceBarLedger priceBars,
        PriceFileLedger files,
        RejectedBarLedger rejectedBars,
        RefusedEntryLedger refusedEntries,
        StrategyFailureLedger strategyFailures,
        RestatementLedger restatements,
        RunRemarkLedger remarks,
        SuspiciousBarLedger suspiciousBars,
        MetricsLedger metrics,
        StalePositions stalePositions,
        SymbolNameLedger symbolNames) {}
