package io.papertape.report.morning;

import java.time.LocalDateTime;
import java.util.List;

/// What a person is to know of a night: first what needs attention and the orders for the next open, then gains
/// and losses, new trades and the symbols that moved, the rest in one line. Immutable.
public final class Digest {

    private final Night night;
    private final List<MorningSession> sessions;
    private final List<WaitingOrder> orders;
    private final NightActions actions;
    private final List<Section> sections;

    /// @param sessions in the order of the file
    /// @param trades of the night; empty where there are too many to be told one by one
    /// @param orders that wait for the next bar
    /// @param actions what companies did, and what is owed
    /// @param movers by the change of their value, the largest gain first
    Digest(
            Night night,
            List<MorningSession> sessions,
            List<NewTrade> trades,
            List<WaitingOrder> orders,
            NightActions actions,
            List<Mover> movers) {
        this.night = night;
        this.sessions = List.copyOf(sessions);
        this.orders = List.copyOf(orders);
        this.actions = actions;
        sections = new DigestSections(this.sessions, trades, this.orders, actions, movers).all();
    }

    /// Whether a session was not carried forward, or has something unusual. A remark on the prices is no such
    /// thing.
    public boolean needsAttention() {
        return sessions.stream().anyMatch(MorningSession::needsAttention);
    }

    /// The digest for a terminal, in ASCII as far as names are.
    ///
    /// @param width of the lines at most, as far as names and numbers allow
    public List<String> lines(int width) {
        return new DigestText(width).lines(this);
    }

    /// The digest as GitHub's Markdown has it.
    public String markdown() {
        return new DigestMarkdown().of(this);
    }

    /// The digest for other programs: one JSON object with an object for the night, one for each session, and
    /// the text as Markdown. Numbers have every digit, times are UTC.
    public String json() {
        return new DigestJson().of(this);
    }

    /// The first line.
    public String title() {
        return "Night of " + minute(night.startedAt());
    }

    /// What the whole night came to.
    public String sentence() {
        return DigestSections.sentence(night, sessions);
    }

    static String minute(LocalDateTime time) {
        return time.toLocalDate() + " " + time.toLocalTime().toString().substring(0, 5) + " UTC";
    }

    /// What it is made of.
    public List<Section> sections() {
        return sections;
    }

    Night night() {
        return night;
    }

    List<MorningSession> sessions() {
        return sessions;
    }

    List<WaitingOrder> orders() {
        return orders;
    }

    NightActions actions() {
        return actions;
    }

    /// A night.
    ///
    /// @param file that names its sessions
    record Night(long id, String file, LocalDateTime startedAt, LocalDateTime endedAt, int exitStatus) {}
}
