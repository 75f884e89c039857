package io.papertape.prices.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/// The bytes of a file on disk, counted and digested as they are read.
///
/// They are digested beside the reader, by the common pool: a JVM that compiles quickly rather than best takes as
/// long for SHA-256 as for two thirds of the reading. Of two buffers one is given to the reader and digested, while
/// the other is filled with what follows.
///
/// Not safe for use by several threads.
final class FileBytes extends InputStream {

    private static final int BUFFER = 1 << 17;

    private final InputStream file;
    private final @Nullable MessageDigest digest;
    private byte[] current = new byte[BUFFER];
    private byte[] spare = new byte[BUFFER];
    private int position;
    private int filled;
    private long countBefore;
    private CompletableFuture<Void> currentDigested = CompletableFuture.completedFuture(null);

    private FileBytes(InputStream file, @Nullable MessageDigest digest) {
        this.file = file;
        this.digest = digest;
    }

    static FileBytes digested(InputStream file) {
        return new FileBytes(file, sha256Digest());
    }

    /// Bytes that nobody asks [#sha256] of.
    static FileBytes undigested(InputStream file) {
        return new FileBytes(file, null);
    }

    /// How many bytes were read so far.
    long count() {
        return countBefore + position;
    }

    /// Reads what is left, such as bytes behind those that a decompressor looks at.
    ///
    /// @return SHA-256 of the whole file, in 64 hexadecimal digits
    String sha256() throws IOException {
        do {
            position = filled;
        } while (fill());
        currentDigested.join();
        return HexFormat.of().formatHex(Objects.requireNonNull(digest).digest());
    }

    @Override
    public int read() throws IOException {
        return position < filled || fill() ? Byte.toUnsignedInt(current[position++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length > 0 && position == filled && !fill()) {
            return -1;
        }
        int read = Math.min(length, filled - position);
        System.arraycopy(current, position, into, offset, read);
        position += read;
        return read;
    }

    /// A decompressor asks for this, to see whether another part follows.
    @Override
    public int available() throws IOException {
        return position < filled ? filled - position : file.available();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Goes on to the bytes that follow. The spare ones are digested by now: that is waited for before the current
    /// ones are given to be.
    ///
    /// @return false at the end of the file
    private boolean fill() throws IOException {
        int read = file.read(spare);
        if (read < 0) {
            return false;
        }
        countBefore += filled;
        byte[] next = spare;
        spare = current;
        current = next;
        position = 0;
        filled = read;
        MessageDigest asked = digest;
        if (asked != null) {
            currentDigested.join();
            currentDigested = CompletableFuture.runAsync(() -> asked.update(next, 0, read), ForkJoinPool.commonPool());
        }
        return true;
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
