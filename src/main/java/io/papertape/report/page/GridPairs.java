package io.papertape.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What combinations come to by the values of every two parameters, over all others: mean, least and greatest of each
/// metric. Not safe for use by several threads.
final class GridPairs {

    /// Cells of all pairs, at most; pairs that have more are left out.
    private static final int CELLS = 6_000;

    private final List<Pair> pairs = new ArrayList<>();
    private final int metrics;

    /// @param metrics how many each result has
    GridPairs(List<Parameter> parameters, int metrics) {
        this.metrics = metrics;
        long cells = 0;
        for (int x = 0; x < parameters.size(); x++) {
            for (int y = x + 1; y < parameters.size(); y++) {
                long more = (long) parameters.get(x).count * parameters.get(y).count;
                if (cells + more <= CELLS) {
                    cells += more;
                    pairs.add(new Pair(x, y, parameters.get(x), parameters.get(y), metrics));
                }
            }
        }
    }

    /// Takes the result of a combination.
    ///
    /// @param place in the grid
    /// @param values of the metrics; NaN where undefined
    void add(long place, double[] values) {
        for (Pair pair : pairs) {
            pair.add(place, values);
        }
    }

    /// Writes them as a member of the object that is open. Each cell has three numbers for each metric.
    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("pairs");
        for (Pair pair : pairs) {
            json.writeStartObject();
            json.writeNumberProperty("x", pair.x);
            json.writeNumberProperty("y", pair.y);
            json.writeArrayPropertyStart("cells");
            for (int cell = 0; cell < pair.first.count * pair.second.count; cell++) {
                json.writeStartArray();
                for (int i = cell * metrics; i < (cell + 1) * metrics; i++) {
                    boolean known = pair.counts[i] > 0;
                    PageJson.coarse(json, known ? pair.sums[i] / pair.counts[i] : Double.NaN);
                    PageJson.coarse(json, known ? pair.least[i] : Double.NaN);
                    PageJson.coarse(json, known ? pair.greatest[i] : Double.NaN);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// A parameter that is varied.
    ///
    /// @param name of it
    /// @param count how many values it has
    /// @param step by how much the places of combinations differ of which one has its next value
    record Parameter(String name, int count, long step) {

        private int valueAt(long place) {
            return (int) (place / step % count);
        }
    }

    private static final class Pair {

        private final int x;
        private final int y;
        private final Parameter first;
        private final Parameter second;
        private final int metrics;
        private final long[] counts;
        private final double[] sums;
        private final double[] least;
        private final double[] greatest;

        private Pair(int x, int y, Parameter first, Parameter second, int metrics) {
            this.x = x;
            this.y = y;
            this.first = first;
            this.second = second;
            this.metrics = metrics;
            int numbers = first.count * second.count * metrics;
            counts = new long[numbers];
            sums = new double[numbers];
            least = new double[numbers];
            greatest = new double[numbers];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        }

        private void add(long place, double[] values) {
            int cell = first.valueAt(place) * second.count + second.valueAt(place);
            for (int i = 0; i < metrics; i++) {
                if (!Double.isNaN(values[i])) {
                    int at = cell * metrics + i;
                    counts[at]++;
                    sums[at] += values[i];
                    least[at] = Math.min(least[at], values[i]);
                    greatest[at] = Math.max(greatest[at], values[i]);
                }
            }
        }
    }
}
