package io.papertape.database.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.h2.tools.SimpleResultSet;
import org.h2.tools.SimpleRowSource;
import org.jspecify.annotations.Nullable;

/// The rows of a statement that another process has run, as JDBC gives those of H2. They come some at a time.
final class ReceivedRows extends SimpleResultSet {

    private ReceivedRows(SimpleRowSource source) {
        super(source);
        setAutoClose(false);
    }

    /// Reads columns and the first rows.
    ///
    /// @param conversation in which the others are asked for
    static ReceivedRows read(Conversation conversation, DataInputStream in) throws IOException {
        Batches batches = new Batches(conversation, in.readInt());
        ReceivedRows rows = new ReceivedRows(batches);
        batches.columns = in.readInt();
        for (int i = 0; i < batches.columns; i++) {
            rows.addColumn(Cells.text(in), in.readInt(), Cells.text(in), in.readInt(), in.readInt());
        }
        batches.read(in);
        return rows;
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        return switch (super.getObject(column)) {
            case LocalDateTime time -> Timestamp.valueOf(time);
            case LocalDate date -> Date.valueOf(date);
            case null -> null;
            case Object other -> other;
        };
    }

    @Override
    public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        Object value = super.getObject(column);
        return value == null || type.isInstance(value) ? type.cast(value) : super.getObject(column, type);
    }

    @Override
    public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return getObject(findColumn(label), type);
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        return switch (super.getObject(column)) {
            case String text -> text;
            case BigDecimal decimal -> decimal.toPlainString();
            case Boolean truth -> truth.toString().toUpperCase(Locale.ROOT);
            case null, default -> super.getString(column);
        };
    }

    @Override
    public @Nullable String getString(String label) throws SQLException {
        return getString(findColumn(label));
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getObject(column) instanceof Timestamp time ? time : null;
    }

    @Override
    public @Nullable Timestamp getTimestamp(String label) throws SQLException {
        return getTimestamp(findColumn(label));
    }

    /// Where the rows come from.
    private static final class Batches implements SimpleRowSource {

        private final Conversation conversation;
        private final int number;
        private final Deque<@Nullable Object[]> rows = new ArrayDeque<>();
        private int columns;
        private boolean more;

        private Batches(Conversation conversation, int number) {
            this.conversation = conversation;
            this.number = number;
        }

        private void read(DataInputStream in) throws IOException {
            while (in.readBoolean()) {
                @Nullable Object[] row = new @Nullable Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = Cells.read(in);
                }
                rows.add(row);
            }
            more = in.readBoolean();
        }

        @Override
        public @Nullable Object @Nullable [] readRow() throws SQLException {
            while (rows.isEmpty() && more) {
                conversation.ask(Request.FETCH, out -> out.writeInt(number), (reply, in) -> {
                    read(in);
                    return reply;
                });
            }
            return rows.poll();
        }

        @Override
        public void close() {
            if (more) {
                more = false;
                conversation.tell(Request.CLOSE, out -> out.writeInt(number));
            }
        }

        @Override
        public void reset() throws SQLException {
            throw new SQLException("rows come once");
        }
    }
}
