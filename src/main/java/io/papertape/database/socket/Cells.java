package io.papertape.database.socket;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How values go over the socket: a letter for the kind, and the value.
final class Cells {

    private Cells() {}

    static void write(DataOutput out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case String text -> {
                out.writeByte('S');
                writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
            }
            case byte[] bytes -> {
                out.writeByte('Y');
                writeBytes(out, bytes);
            }
            case Long number -> {
                out.writeByte('L');
                out.writeLong(number);
            }
            case Integer number -> {
                out.writeByte('I');
                out.writeInt(number);
            }
            case Boolean truth -> out.writeByte(truth ? 'T' : 'F');
            case Double number -> {
                out.writeByte('D');
                out.writeDouble(number);
            }
            case Float number -> {
                out.writeByte('R');
                out.writeFloat(number);
            }
            case BigDecimal decimal -> {
                out.writeByte('N');
                out.writeInt(decimal.scale());
                writeBytes(out, decimal.unscaledValue().toByteArray());
            }
            case LocalDateTime time -> {
                out.writeByte('W');
                out.writeLong(time.toLocalDate().toEpochDay());
                out.writeLong(time.toLocalTime().toNanoOfDay());
            }
            case LocalDate date -> {
                out.writeByte('A');
                out.writeLong(date.toEpochDay());
            }
            case String[] texts -> {
                out.writeByte('M');
                writeAll(out, List.of(texts));
            }
            default -> throw new IOException("a value of " + value.getClass().getName() + " cannot be sent");
        }
    }

    static @Nullable Object read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case '0' -> null;
            case 'S' -> new String(readBytes(in), StandardCharsets.UTF_8);
            case 'Y' -> readBytes(in);
            case 'L' -> in.readLong();
            case 'I' -> in.readInt();
            case 'T' -> true;
            case 'F' -> false;
            case 'D' -> in.readDouble();
            case 'R' -> in.readFloat();
            case 'N' -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(readBytes(in)), scale);
            }
            case 'W' -> LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong()));
            case 'A' -> LocalDate.ofEpochDay(in.readLong());
            case 'M' -> readAll(in).toArray(String[]::new);
            default -> throw new StreamCorruptedException("there is no kind of value " + kind);
        };
    }

    static void writeAll(DataOutput out, Collection<? extends @Nullable Object> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            write(out, value);
        }
    }

    static List<@Nullable Object> readAll(DataInput in) throws IOException {
        int count = in.readInt();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read(in));
        }
        return values;
    }

    /// What a request or a reply is.
    static void writeKind(DataOutput out, Enum<?> kind) throws IOException {
        write(out, kind.name());
    }

    /// @param kinds all that there are
    static <K extends Enum<K>> K readKind(DataInput in, Class<K> kinds) throws IOException {
        String name = text(in);
        return Arrays.stream(kinds.getEnumConstants())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StreamCorruptedException("there is no " + kinds.getSimpleName() + " " + name));
    }

    /// A text that is not null.
    static String text(DataInput in) throws IOException {
        return read(in) instanceof String text ? text : "";
    }

    private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
