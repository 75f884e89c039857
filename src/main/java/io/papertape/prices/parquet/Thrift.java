package io.papertape.prices.parquet;

import java.io.IOException;
import java.io.InputStream;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/// Reads the structures in which a Parquet file tells of itself.
final class Thrift {

    private static final int DEEPEST = 32;

    private Thrift() {}

    /// Reads a structure.
    ///
    /// @param most bytes that it may have: no text and no list in it is taken for longer
    /// @throws IOException if it is damaged
    static void read(TBase<?, ?> structure, InputStream bytes, int most) throws IOException {
        try {
            TConfiguration limits = new TConfiguration(most, most, DEEPEST);
            structure.read(new TCompactProtocol(new TIOStreamTransport(limits, bytes), most, most));
        } catch (TException | RuntimeException e) {
            throw new ParquetException(
                    "it is damaged: " + structure.getClass().getSimpleName() + ": " + ParquetException.found(e), e);
        }
    }
}
