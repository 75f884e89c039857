package io.papertape.engine.portfolio;

/// The prices at which a position is closed by itself, and since when they stand. Mutable. In units of 0.00000001; 0
/// stands for none; times are epoch milliseconds UTC.
public final class ExitLevels {

    private final int sign;
    private long stop;
    private long stopDecidedAt;
    private long target;
    private long targetDecidedAt;
    private long trail;
    private long trailDecidedAt;
    private int missedTrails;

    /// Levels of which there are none yet.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    public ExitLevels(int sign) {
        this.sign = sign;
    }

    /// Levels as they were.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param missedTrails see [#missedTrails()]
    public ExitLevels(
            int sign,
            long stop,
            long stopDecidedAt,
            long target,
            long targetDecidedAt,
            long trail,
            long trailDecidedAt,
            int missedTrails) {
        this.sign = sign;
        this.stop = stop;
        this.stopDecidedAt = stopDecidedAt;
        this.target = target;
        this.targetDecidedAt = targetDecidedAt;
        this.trail = trail;
        this.trailDecidedAt = trailDecidedAt;
        this.missedTrails = missedTrails;
    }

    /// Fixed stop.
    public long stop() {
        return stop;
    }

    /// Slice in which it was decided.
    public long stopDecidedAt() {
        return stopDecidedAt;
    }

    /// Target.
    public long target() {
        return target;
    }

    /// Slice in which it was decided.
    public long targetDecidedAt() {
        return targetDecidedAt;
    }

    /// Trailing stop.
    public long trail() {
        return trail;
    }

    /// Slice whose high raised it last; that of the entry's signal at first.
    public long trailDecidedAt() {
        return trailDecidedAt;
    }

    /// In how many bars the price may have trailed out and did not: a bar does not tell whether its low came after its
    /// high.
    public int missedTrails() {
        return missedTrails;
    }

    /// Whether the trailing stop is the one that counts: it is nearer than the fixed one.
    public boolean trails() {
        return trail > 0 && (stop == 0 || sign * trail > sign * stop);
    }

    /// The stop that counts.
    public long effectiveStop() {
        return trails() ? trail : stop;
    }

    /// Slice in which that was decided.
    public long effectiveStopDecidedAt() {
        return trails() ? trailDecidedAt : stopDecidedAt;
    }

    /// Sets the fixed stop.
    public void placeStop(long price, long decidedAt) {
        stop = price;
        stopDecidedAt = decidedAt;
    }

    /// Sets the target.
    public void placeTarget(long price, long decidedAt) {
        target = price;
        targetDecidedAt = decidedAt;
    }

    /// Sets the trailing stop.
    public void placeTrail(long price, long decidedAt) {
        trail = price;
        trailDecidedAt = decidedAt;
    }

    /// Counts shares as they are after a split.
    void split(SplitRatio ratio) {
        stop = ratio.price(stop);
        target = ratio.price(target);
        trail = ratio.price(trail);
    }

    /// Counts a bar in which the price may have trailed out and did not.
    public void countMissedTrail() {
        missedTrails++;
    }
}
