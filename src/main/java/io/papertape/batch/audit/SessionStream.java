package io.papertape.batch.audit;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a session goes through a pipe to another process of the same program: its settings, what companies did, and its
/// slices.
final class SessionStream {

    private SessionStream() {}

    /// What another process needs to replay a session, but for its slices.
    ///
    /// @param texts of the settings
    /// @param strategies the folder of users' strategies
    /// @param actions for the market of the session
    record Head(Map<String, String> texts, String strategies, List<CorporateAction> actions) {

        void write(DataOutputStream out) throws IOException {
            out.writeInt(texts.size());
            for (Map.Entry<String, String> text : texts.entrySet()) {
                writeText(out, text.getKey());
                writeText(out, text.getValue());
            }
            writeText(out, strategies);
            out.writeInt(actions.size());
            for (CorporateAction action : actions) {
                out.writeInt(action.symbol());
                out.writeLong(action.date());
                writeText(out, action.type().name());
                out.writeLong(action.value());
                out.writeLong(action.payDate());
            }
        }

        static Head read(DataInputStream in) throws IOException {
            Map<String, String> texts = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                texts.put(readText(in), readText(in));
            }
            String strategies = readText(in);
            List<CorporateAction> actions = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                actions.add(new CorporateAction(
                        in.readInt(),
                        in.readLong(),
                        CorporateAction.Type.valueOf(readText(in)),
                        in.readLong(),
                        in.readLong()));
            }
            return new Head(texts, strategies, actions);
        }
    }

    /// Writes slices up to their end.
    static void write(DataFeed feed, DataOutputStream out) throws IOException {
        for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
            out.writeInt(slice.size());
            out.writeLong(slice.time());
            out.writeBoolean(slice.dateAlone());
            for (int i = 0; i < slice.size(); i++) {
                out.writeInt(slice.symbol(i));
                out.writeLong(slice.open(i));
                out.writeLong(slice.high(i));
                out.writeLong(slice.low(i));
                out.writeLong(slice.close(i));
                out.writeLong(slice.volumeCode(i));
            }
        }
        out.writeInt(0);
    }

    /// Reads slices up to their end.
    static DataFeed read(DataInputStream in) {
        return () -> {
            try {
                int size = in.readInt();
                return size == 0 ? null : slice(size, in);
            } catch (IOException e) {
                throw new UncheckedIOException("the slices end too early", e);
            }
        };
    }

    private static MarketSlice slice(int size, DataInputStream in) throws IOException {
        MarketSlice slice = new MarketSlice(in.readLong(), size);
        if (in.readBoolean()) {
            slice.markDateAlone();
        }
        for (int i = 0; i < size; i++) {
            slice.addCoded(in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
        return slice;
    }

    /// Writes texts, any number of them.
    static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
