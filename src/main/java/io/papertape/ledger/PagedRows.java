package io.papertape.ledger;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Rows of a session that are numbered from 0 on, in order, read in pages while they grow. Not safe
/// for use by several threads.
final class PagedRows<T> {

    private static final int ROWS_PER_PAGE = 1_024;

    private final Source<T> source;
    private final Queue<T> rows = new ArrayDeque<>();
    private long read;
    private boolean mayFollow;

    /// Where they are.
    interface Source<T> {

        /// The rows of these numbers that there are, in order.
        ///
        /// @param end exclusive
        List<T> read(long from, long end);
    }

    PagedRows(Source<T> source) {
        this.source = source;
    }

    /// There may be more of them than were found.
    void lookAgain() {
        mayFollow = true;
    }

    /// The next one, which stays until it is removed; null where there is none.
    @Nullable
    T next() {
        if (rows.isEmpty() && mayFollow) {
            List<T> page = source.read(read, read + ROWS_PER_PAGE);
            rows.addAll(page);
            read += page.size();
            mayFollow = page.size() == ROWS_PER_PAGE;
        }
        return rows.peek();
    }

    /// Goes on to the one after the next.
    void remove() {
        rows.remove();
    }
}
