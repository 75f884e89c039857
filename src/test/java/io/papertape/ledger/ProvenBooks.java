package io.papertape.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// What the proof of a session's books finds, whichever run has left them.
public final class ProvenBooks {

    private ProvenBooks() {}

    /// What does not balance; empty where there is no such session.
    public static List<String> findings(ApplicationContext application, String name) {
        Ledgers ledgers = application.getBean(Ledgers.class);
        List<String> findings = new ArrayList<>();
        ledgers.sessions().find(name).ifPresent(session -> {
            findings.addAll(ledgers.reconciliation().findings(session.id()));
            findings.addAll(ledgers.books().audit(session).finish(session));
        });
        return findings;
    }
}
