package io.papertape.engine.market;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Columns that were made for a period, to be used again with other parameters; of many, those
/// asked for last. Not safe for use by several threads.
final class ColumnCache {

    /// Numbers that are kept at most, beside the column that was asked for last.
    private static final int MOST = 1 << 20;

    private final Map<Integer, double[]> columns = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    /// The column of a period, which is made where it is not kept.
    double[] get(int period, IntFunction<double[]> maker) {
        double[] column = columns.get(period);
        if (column == null) {
            column = maker.apply(period);
            kept += column.length;
            forget();
            columns.put(period, column);
        }
        return column;
    }

    private void forget() {
        Iterator<double[]> oldest = columns.values().iterator();
        while (kept > MOST && oldest.hasNext()) {
            kept -= oldest.next().length;
            oldest.remove();
        }
    }
}
