package io.papertape.ledger;

import io.papertape.database.Sha256;
import io.papertape.engine.market.VolumeCode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The SHA-256 of a symbol's bars, however they are divided into blocks. Not safe for use by several threads.
final class BarDigest {

    private static final int NUMBERS = 7;

    private final ByteBuffer bar = ByteBuffer.allocate(NUMBERS * Long.BYTES);
    private final MessageDigest digest = Sha256.begin();

    /// Takes the bars of the next block in.
    void add(BarBlock block) {
        for (int i = 0; i < block.size(); i++) {
            bar.clear();
            bar.putLong(block.time(i));
            bar.putLong(block.open(i));
            bar.putLong(block.high(i));
            bar.putLong(block.low(i));
            bar.putLong(block.close(i));
            bar.putLong(Double.doubleToLongBits(block.volume(i)));
            bar.putLong(VolumeCode.units(block.volumeCode(i)));
            digest.update(bar.array());
        }
    }

    /// The digest of all bars taken in, once.
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
