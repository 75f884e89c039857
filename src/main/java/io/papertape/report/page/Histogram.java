package io.papertape.report.page;

import tools.jackson.core.JsonGenerator;

/// How often values lie where, in bins of one width, which is a round number. Not safe for use by several threads.
final class Histogram {

    private static final int MOST_BINS = 40;
    private static final int FEWEST_BINS = 8;
    private static final double BINS_PER_ROOT = 1.5;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private final double width;
    private final long firstBin;
    private final long[] bins;
    private long defined;
    private long undefined;
    private long above;
    private double sum;

    /// @param least of the values to come; NaN where none is defined
    /// @param greatest of the values to come
    /// @param count how many values there are
    Histogram(double least, double greatest, long count) {
        boolean known = Double.isFinite(least) && Double.isFinite(greatest);
        width = known ? width(greatest - least, count) : 1;
        firstBin = known ? (long) Math.floor(least / width) : 0;
        bins = new long[known ? (int) ((long) Math.floor(greatest / width) - firstBin) + 1 : 0];
    }

    private static double width(double range, long count) {
        double rough = range / Math.clamp(Math.sqrt((double) count) * BINS_PER_ROOT, FEWEST_BINS, MOST_BINS);
        if (rough < Double.MIN_NORMAL) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : ROUND) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// Takes a value; NaN where it is undefined.
    void add(double value) {
        if (Double.isNaN(value) || bins.length == 0) {
            undefined++;
            return;
        }
        defined++;
        sum += value;
        above += value > 0 ? 1 : 0;
        bins[Math.clamp((long) Math.floor(value / width) - firstBin, 0, bins.length - 1)]++;
    }

    /// Writes it as a member of the object that is open.
    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("histogram");
        json.writeNumberProperty("width", width);
        json.writeNumberProperty("first", firstBin);
        json.writeNumberProperty("defined", defined);
        json.writeNumberProperty("undefined", undefined);
        json.writeNumberProperty("above", above);
        json.writeName("mean");
        PageJson.coarse(json, defined == 0 ? Double.NaN : sum / defined);
        json.writeArrayPropertyStart("bins");
        for (long bin : bins) {
            json.writeNumber(bin);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
