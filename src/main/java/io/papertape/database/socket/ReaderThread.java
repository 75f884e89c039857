package io.papertape.database.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation with one reader, in two threads: one listens, one answers. So it is noticed at once that a reader
/// is gone, while the database is still being read for it. No thread is interrupted: H2 would close its file.
final class ReaderThread {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderThread.class);

    /// A reader waits for the answer before it asks for anything else.
    private static final int MOST_ASKED = 8;

    private final TimedChannel channel;
    private final DataOutputStream out;
    private final String program;
    private final String refusal;
    private final Answers answers;
    private final LinkedBlockingQueue<Optional<Answers.Answer>> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Thread listening;
    private final Thread answering;

    /// @param patience how long it may ask nothing or take nothing
    /// @param program name and version, which the reader must have, too
    /// @param refusal why it is told nothing; empty where it is answered
    /// @param ended is told of the end
    ReaderThread(
            SocketChannel channel,
            Duration patience,
            String program,
            String refusal,
            Readers.Connections connections,
            Consumer<ReaderThread> ended)
            throws IOException {
        this.channel = new TimedChannel(channel, patience);
        this.out = this.channel.out();
        this.program = program;
        this.refusal = refusal;
        answers = new Answers(connections);
        answering = Thread.ofPlatform().daemon().name("papertape-answers").unstarted(this::answer);
        listening = Thread.ofPlatform().daemon().name("papertape-reader").unstarted(() -> {
            listen();
            ended.accept(this);
        });
    }

    void start() {
        listening.start();
    }

    private void listen() {
        try (channel) {
            DataInputStream in = channel.in(() -> unanswered.get() > 0);
            if (isAdmitted(in)) {
                answering.start();
                while (asked.size() < MOST_ASKED) {
                    Answers.Answer next = answers.next(in);
                    unanswered.incrementAndGet();
                    asked.add(Optional.of(next));
                }
            }
        } catch (IOException e) {
            LOG.debug("a reader has gone", e);
        } finally {
            answers.cancel();
            asked.add(Optional.empty());
        }
    }

    /// What a reader has said is read also where it is refused: it would not hear the refusal otherwise.
    private boolean isAdmitted(DataInputStream in) throws IOException {
        String reader = Cells.text(in);
        answers.makeWhileRead(in.readBoolean());
        boolean other = !reader.equals(program);
        String reason = refusal.isEmpty() && other ? "is " + program + ", and this is " + reader : refusal;
        Cells.write(out, reason);
        out.flush();
        return reason.isEmpty();
    }

    private void answer() {
        try (channel;
                answers) {
            for (Optional<Answers.Answer> next = asked.take(); next.isPresent(); next = asked.take()) {
                answers.send(next.get(), out);
                unanswered.decrementAndGet();
            }
        } catch (IOException e) {
            LOG.debug("a reader does not listen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.debug("a reader is dropped", e);
        }
    }

    /// Ends it.
    void close() {
        answers.cancel();
        channel.close();
    }

    /// Waits for its end.
    void join(long millis) throws InterruptedException {
        listening.join(millis);
        answering.join(millis);
    }
}
