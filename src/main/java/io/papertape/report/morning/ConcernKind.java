package io.papertape.report.morning;

/// Why a session needs attention, the most serious first.
enum ConcernKind {
    CORRECT("correct", "To be corrected", "The next night ends alike until settings or prices are corrected."),
    DECIDE("decide", "To be decided", "The next night ends alike until somebody decides."),
    FAILED("failed", "Failed", "The cause may pass; the next night resumes them."),
    BUSY("busy", "Held by another run", "The next night carries them forward."),
    STOPPED("stopped", "Stopped on request", "The next night resumes them."),
    RUINED("ruined", "Ruined", "Nothing was left of the account, so that everything is closed for good."),
    REPLAYED_WHOLE(
            "replayed whole", "Replayed whole", "report restated_bars and restated_trades tell what has changed."),
    REJECTED_ROWS("rejected rows", "Rejected rows", "They were not used; report rejected_bars has them."),
    STRATEGY_FAILED(
            "strategy failed",
            "Strategies that failed",
            "The symbol did not trade then; report strategy_failures has more."),
    STALE("stale", "Stale symbols", "Positions are valued at their last price."),
    LOCKED_OUT(
            "locked out",
            "Locked out by risk",
            "No entry is possible any more; fresh=true riskDrawdownReset=DAYS starts a session over."),
    PRICES("prices", "Prices", "report remarks has every remark."),
    RESUMED("resumed", "Resumed", "What had been interrupted is complete now.");

    private final String label;
    private final String title;
    private final String sentence;

    ConcernKind(String label, String title, String sentence) {
        this.label = label;
        this.title = title;
        this.sentence = sentence;
    }

    /// As the report of the morning has it.
    String label() {
        return label;
    }

    /// Above the sessions that it concerns.
    String title() {
        return title;
    }

    /// Whether somebody should do something about it.
    boolean needsAttention() {
        return this != PRICES && this != RESUMED;
    }

    /// What it means or what to do, the same for all of them.
    String sentence() {
        return sentence;
    }
}
