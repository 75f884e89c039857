package io.papertape.prices.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Puts the blocks of a track in order of time. Those of a file that ascends or descends are in order when each is
/// put where it belongs; others are merged, as many at a time as memory is for, into blocks that are. Not safe for
/// use by several threads.
final class TrackSort {

    /// Runs that are merged at a time: each has a block in memory.
    private static final int RUNS_AT_A_TIME = 64;

    private final SpoolFile spool;
    private final String file;
    private final int symbol;

    TrackSort(SpoolFile spool, String file, int symbol) {
        this.spool = spool;
        this.file = file;
        this.symbol = symbol;
    }

    /// The same bars in blocks of which each ends before the next one begins, or at the same time.
    List<Block> ordered(List<Block> blocks) {
        List<List<Block>> runs = runs(blocks);
        while (runs.size() > 1) {
            runs = merged(runs);
        }
        return runs.getFirst();
    }

    /// As few runs as can be, each of blocks in order.
    private static List<List<Block>> runs(List<Block> blocks) {
        if (isOrdered(blocks)) {
            return List.of(blocks);
        }
        PriorityQueue<List<Block>> open = new PriorityQueue<>(
                Comparator.comparingLong(run -> run.getLast().last()));
        List<Block> sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingLong(Block::first));
        for (Block block : sorted) {
            List<Block> run = open.peek();
            run = run != null && run.getLast().last() <= block.first() ? open.remove() : new ArrayList<>();
            run.add(block);
            open.add(run);
        }
        return new ArrayList<>(open);
    }

    private static boolean isOrdered(List<Block> blocks) {
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i).first() < blocks.get(i - 1).last()) {
                return false;
            }
        }
        return true;
    }

    private List<List<Block>> merged(List<List<Block>> runs) {
        List<List<Block>> merged = new ArrayList<>();
        for (int first = 0; first < runs.size(); first += RUNS_AT_A_TIME) {
            merged.add(merge(runs.subList(first, Math.min(first + RUNS_AT_A_TIME, runs.size()))));
        }
        return merged;
    }

    private List<Block> merge(List<List<Block>> runs) {
        PriorityQueue<SpooledBars> sources = new PriorityQueue<>(Comparator.comparingLong(SpooledBars::time));
        for (List<Block> run : runs) {
            sources.add(new SpooledBars(spool, file, symbol, run));
        }
        Track merged = new Track(spool, file, symbol);
        long[] bar = new long[Track.COLUMNS];
        for (SpooledBars source = sources.poll(); source != null; source = sources.poll()) {
            source.read(bar);
            merged.append(bar);
            source.advance();
            if (source.time() != SpooledBars.END) {
                sources.add(source);
            }
        }
        return merged.written();
    }
}
