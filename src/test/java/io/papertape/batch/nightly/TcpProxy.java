package io.papertape.batch.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A network between a client and a server of this machine, which can be lost and come back.
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile CompletableFuture<Void> lost = new CompletableFuture<>();

    /// @param server port of the server
    TcpProxy(int server) throws IOException {
        this.server = server;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Loses the network once the client has sent so many more bytes, in the midst of what it says.
    ///
    /// @return completes then
    CompletableFuture<Void> loseAfter(long bytes) {
        CompletableFuture<Void> loss = new CompletableFuture<>();
        lost = loss;
        left.set(bytes);
        return loss;
    }

    /// From now on there is a network.
    void comeBack() {
        left.set(Long.MAX_VALUE);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                if (left.get() <= 0) {
                    closeAll();
                } else {
                    Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
                    open.add(other);
                    Thread.ofVirtual().start(() -> copy(client, other, true));
                    Thread.ofVirtual().start(() -> copy(other, client, false));
                }
            }
        } catch (IOException e) {
            closeAll();
        }
    }

    private void copy(Socket from, Socket to, boolean counts) {
        byte[] bytes = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                long rest = counts ? left.addAndGet(-read) + read : Long.MAX_VALUE;
                out.write(bytes, 0, Math.clamp(rest, 0, read));
                if (rest < read) {
                    closeAll();
                    lost.complete(null);
                    return;
                }
            }
        } catch (IOException e) {
            // The other direction has lost it.
        }
        close(from);
        close(to);
    }

    private void closeAll() {
        open.forEach(TcpProxy::close);
        open.clear();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeAll();
    }
}
