package io.papertape.ledger;

import java.util.List;
import org.springframework.context.ApplicationContext;

/// What the proof of a session's books finds, whichever run has left them.
public final class ProvenBooks {

    private ProvenBooks() {}

    /// What does not balance; empty where there is no such session.
    public static List<String> findings(ApplicationContext application, String name) {
        Ledgers ledgers = application.getBean(Ledgers.class);
        return ledgers.sessions()
                .find(name)
                .map(session -> ledgers.books().audit(session).finish(session))
                .orElse(List.of());
    }
}
