package io.papertape.prices.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// The bytes of a text that something happened to.
final class SpoiledText {

    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

    private SpoiledText() {}

    /// The text with one to four mutations, in any encoding, now and then with other bytes.
    static byte[] of(String text, Random random) {
        String spoiled = text;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            spoiled = MUTATIONS.get(random.nextInt(MUTATIONS.size())).of(spoiled, random);
        }
        byte[] bytes = encoded(spoiled, random.nextInt(12));
        for (int i = random.nextInt(6) == 0 ? 3 : 0; i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] encoded(String text, int choice) {
        return switch (choice) {
            case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }
}
