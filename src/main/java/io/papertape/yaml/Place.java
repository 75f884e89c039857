package io.papertape.yaml;

import java.util.Comparator;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// A place in a file. Places are ordered as they are read.
///
/// @param line the first being 1
/// @param column the first being 1
public record Place(int line, int column) implements Comparable<Place> {

    /// Where a file begins.
    public static final Place BEGINNING = new Place(1, 1);

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    /// Where a value or a key begins.
    public static Place of(Node node) {
        return node.getStartMark().map(Place::of).orElse(BEGINNING);
    }

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /// As the end of a file's name.
    @Override
    public String toString() {
        return " line " + line + ", column " + column;
    }
}
