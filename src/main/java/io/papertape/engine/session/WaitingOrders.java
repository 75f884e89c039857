package io.papertape.engine.session;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.portfolio.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The orders of a session that are not filled yet: of each symbol at most one entry or one exit, beside the
/// rest of an entry whose position is open already. Numbers orders, and knows for how long a symbol is not
/// entered after an exit. Not safe for use by several threads.
final class WaitingOrders {

    private final Account account;
    private final CostModel costs;
    private final ShortRules shorts;
    private final SessionListener listener;
    private final @Nullable Order[] exits;
    private final @Nullable Order[] entries;
    private final List<Order> entriesByAge = new ArrayList<>();
    private final int[] cooldown;
    private int waitingExits;
    private long nextNumber;

    WaitingOrders(int symbols, Account account, CostModel costs, ShortRules shorts, SessionListener listener) {
        this.account = account;
        this.costs = costs;
        this.shorts = shorts;
        this.listener = listener;
        exits = new @Nullable Order[symbols];
        entries = new @Nullable Order[symbols];
        cooldown = new int[symbols];
    }

    /// The number of a new order.
    long number() {
        return nextNumber++;
    }

    /// How many orders there were.
    long nextNumber() {
        return nextNumber;
    }

    boolean isEmpty() {
        return waitingExits == 0 && entriesByAge.isEmpty();
    }

    @Nullable
    Order exit(int symbol) {
        return exits[symbol];
    }

    @Nullable
    Order entry(int symbol) {
        return entries[symbol];
    }

    /// Whether an order of a symbol waits.
    boolean waits(int symbol) {
        return exits[symbol] != null || entries[symbol] != null;
    }

    /// Whether an order waits for a price.
    boolean waitForPrices() {
        for (int i = 0; i < entriesByAge.size(); i++) {
            if (entriesByAge.get(i).hasPrice()) {
                return true;
            }
        }
        for (int symbol = 0; waitingExits > 0 && symbol < exits.length; symbol++) {
            Order exit = exits[symbol];
            if (exit != null && exit.hasPrice()) {
                return true;
            }
        }
        return false;
    }

    /// Entries in order of their decision; a live view.
    List<Order> entries() {
        return entriesByAge;
    }

    /// All orders: the entries in order of their decision, then the exits in order of their symbols.
    List<Order> all() {
        List<Order> all = new ArrayList<>(entriesByAge);
        for (Order exit : exits) {
            if (exit != null) {
                all.add(exit);
            }
        }
        return all;
    }

    /// Lets an order wait; one of the same kind for its symbol is forgotten.
    void add(Order order) {
        if (order.isEntry()) {
            entries[order.symbol()] = order;
            entriesByAge.add(order);
        } else {
            waitingExits += exits[order.symbol()] == null ? 1 : 0;
            exits[order.symbol()] = order;
        }
    }

    /// Takes an order away, if it waits.
    void remove(Order order) {
        int symbol = order.symbol();
        if (entries[symbol] == order) {
            entries[symbol] = null;
            entriesByAge.remove(order);
        } else if (exits[symbol] == order) {
            exits[symbol] = null;
            waitingExits--;
        }
    }

    /// Lets an order wait in another one's place.
    void replace(Order order, Order by) {
        int symbol = order.symbol();
        if (order.isEntry()) {
            entries[symbol] = by;
            entriesByAge.set(entriesByAge.indexOf(order), by);
        } else {
            exits[symbol] = by;
        }
    }

    /// Ends the orders of a symbol.
    void endAll(int symbol, long time, String why) {
        Order exit = exits[symbol];
        if (exit != null) {
            end(exit, time, why);
        }
        endEntry(symbol, time, why);
    }

    /// Ends an order that was not filled, and tells so.
    void end(Order order, long time, String why) {
        remove(order);
        listener.orderEnded(order, time, why);
    }

    /// Ends the entry of a symbol, where one waits.
    void endEntry(int symbol, long time, String why) {
        Order entry = entries[symbol];
        if (entry != null) {
            end(entry, time, why);
        }
    }

    /// Positions of other symbols, and those that entries of them would open.
    int otherPositions(int symbol) {
        int positions = account.openPositions() - (account.position(symbol) == null ? 0 : 1);
        for (int i = 0; i < entriesByAge.size(); i++) {
            int waiting = entriesByAge.get(i).symbol();
            positions += waiting != symbol && account.position(waiting) == null ? 1 : 0;
        }
        return positions;
    }

    /// Cash less what short positions keep of it; in a slice what is free for a fill.
    long cash() {
        return shorts.allowed() ? account.cash() - shorts.kept(account.shortsValue()) : account.cash();
    }

    /// Cash less what short positions keep of it and the waiting entries may take.
    long freeCash() {
        long free = cash();
        for (int i = 0; i < entriesByAge.size(); i++) {
            long reserve = entriesByAge.get(i).reserve(costs, shorts);
            free = free < Long.MIN_VALUE + reserve ? Long.MIN_VALUE : free - reserve;
        }
        return free;
    }

    /// Keeps a symbol from being entered for so many bars of it, that of now included.
    void cool(int symbol, int bars) {
        cooldown[symbol] = bars;
    }

    /// Whether a symbol is not entered now.
    boolean cools(int symbol) {
        return cooldown[symbol] > 0;
    }

    /// A bar of a symbol begins.
    void countBar(int symbol) {
        if (cooldown[symbol] > 0) {
            cooldown[symbol]--;
        }
    }

    /// Bars that symbols are not entered for, that of now included; of those where there are any.
    Map<Integer, Integer> cooldowns() {
        Map<Integer, Integer> bars = new TreeMap<>();
        for (int symbol = 0; symbol < cooldown.length; symbol++) {
            if (cooldown[symbol] > 0) {
                bars.put(symbol, cooldown[symbol]);
            }
        }
        return bars;
    }

    /// Continues with what there was at the end of an iteration.
    void restore(Collection<Order> orders, Map<Integer, Integer> cooldowns, long ordersSoFar) {
        all().forEach(this::remove);
        orders.forEach(this::add);
        cooldowns.forEach(this::cool);
        nextNumber = ordersSoFar;
    }
}
