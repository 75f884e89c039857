package io.papertape.prices;

import io.papertape.engine.market.MarketSlice;

/// Reads a file of one symbol as its bars are asked for.
final class FileCursor implements BarCursor {

    private final BarReader reader;
    private final long size;
    private final int symbol;
    private long time;
    private long bars;

    FileCursor(BarReader reader, int symbol) {
        this.reader = reader;
        this.symbol = symbol;
        size = reader.file().size();
        advance();
    }

    @Override
    public int symbol() {
        return symbol;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public void addTo(MarketSlice slice, int index) {
        reader.bar().addTo(slice, index);
    }

    @Override
    public void rejectDuplicate() {
        reader.reject(DuplicateTime.reason(time));
    }

    @Override
    public void advance() {
        if (reader.next()) {
            time = reader.bar().time();
            bars++;
        } else {
            time = END;
        }
    }

    @Override
    public long estimatedBars() {
        return time == END ? bars : Math.max(bars, bars * size / Math.max(1, reader.bytesRead()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
