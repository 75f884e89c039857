package io.papertape.database.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks the process that holds the database, one thing after the other. For one thread at a time; any other one may
/// close it, which ends what is under way.
final class Conversation implements AutoCloseable {

    /// A process that does not say a word for so long is stopped, or hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SocketFile file;
    private final TimedChannel channel;
    private final DataOutputStream out;
    private final DataInputStream in;
    private boolean greeted;

    private Conversation(SocketFile file, TimedChannel channel) {
        this.file = file;
        this.channel = channel;
        out = channel.out();
        in = channel.in(() -> greeted && isAlive());
    }

    /// What a question consists of.
    @FunctionalInterface
    interface Question {
        void write(DataOutputStream out) throws IOException;
    }

    /// What is made of an answer.
    @FunctionalInterface
    interface Listening<T> {

        /// Makes it.
        ///
        /// @param reply what the answer is, which is no failure
        @Nullable
        T read(Reply reply, DataInputStream in) throws IOException;
    }

    /// Connects.
    ///
    /// @throws IOException if nobody listens
    static Conversation open(SocketFile file) throws IOException {
        return new Conversation(file, new TimedChannel(file.connect(PATIENCE), PATIENCE));
    }

    /// Says who asks.
    ///
    /// @throws UnansweredException if the other process refuses, or does not say a word
    void greet(String program, boolean lazy) throws UnansweredException {
        String refusal;
        try {
            refusal = greeting(program, lazy);
            greeted = true;
        } catch (IOException e) {
            refusal = "does not answer";
        }
        if (!refusal.isEmpty()) {
            close();
            throw new UnansweredException(refusal, null);
        }
    }

    private String greeting(String program, boolean lazy) throws IOException {
        Cells.write(out, program);
        out.writeBoolean(lazy);
        out.flush();
        return Cells.text(in);
    }

    /// A statement may take long. Whether the process lives is told by another conversation, whatever it says there.
    private boolean isAlive() throws IOException {
        try (Conversation other = open(file)) {
            other.greeting("", false);
            return true;
        } catch (SilentException _) {
            return false;
        }
    }

    /// Asks, and hears the answer.
    ///
    /// @throws UnansweredException if there is none
    /// @throws SQLException if the database refuses
    <T> @Nullable T ask(Request request, Question question, Listening<T> listening) throws SQLException {
        try {
            Cells.writeKind(out, request);
            question.write(out);
            out.flush();
            return answer(listening);
        } catch (IOException e) {
            close();
            throw UnansweredException.of(e);
        }
    }

    private <T> @Nullable T answer(Listening<T> listening) throws IOException, SQLException {
        Reply reply = Cells.readKind(in, Reply.class);
        if (reply == Reply.FAILURE) {
            throw new SQLException(Cells.text(in), Cells.text(in), in.readInt());
        }
        return listening.read(reply, in);
    }

    /// Says something that has no answer.
    void tell(Request request, Question question) {
        try {
            Cells.writeKind(out, request);
            question.write(out);
            out.flush();
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    boolean isClosed() {
        return channel.isClosed();
    }
}
