package io.papertape.ledger;

import java.util.List;

/// The audit of a session.
///
/// @param lastSliceAt last slice of the session, epoch milliseconds UTC
/// @param trades how many were compared
/// @param futures after how many dates the bars were changed
/// @param seed where the chance of these changes began
/// @param code digest of the code of the strategy
/// @param findings in the order of the checks
public record SessionAudit(
        long lastSliceAt, long trades, int futures, long seed, String code, List<AuditFinding> findings) {

    public SessionAudit {
        findings = List.copyOf(findings);
    }

    /// Whether nothing was found that is certain.
    public boolean passed() {
        return findings.stream().noneMatch(AuditFinding::certain);
    }
}
