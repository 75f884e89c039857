package io.papertape.prices.file;

import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.RejectedBar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides, once all files are read, which bars under the names of shares count, and tells of those that do not.
final class RenamedBars {

    private final Routes routes;
    private final Adjustments adjustments;
    private final Rejections rejections;
    private final List<SpooledBars> bars;
    private final Map<Integer, List<SpooledBars>> bySymbol = new HashMap<>();

    /// @param bars of all files, of which some are taken out or become those of other shares
    RenamedBars(Routes routes, Adjustments adjustments, Rejections rejections, List<SpooledBars> bars) {
        this.routes = routes;
        this.adjustments = adjustments;
        this.rejections = rejections;
        this.bars = bars;
    }

    /// Takes bars under the last name where there are none under the earlier ones.
    void settle() {
        adjustments.addMapped();
        List<Route> renamed = routes.all();
        if (renamed.isEmpty()) {
            return;
        }
        bars.forEach(each -> barsOf(each.symbol()).add(each));
        for (Route route : renamed) {
            route.standIns().forEach((listing, number) -> settle(route, listing, number));
            String first = route.firstFile();
            if (first != null) {
                note(
                        first,
                        route.firstLine(),
                        route.symbol(),
                        counted(route.leftOut()) + " left out: " + route.symbol()
                                + " is not the name of these shares on their dates");
            }
        }
        bars.removeIf(each -> routes.isStandIn(each.symbol()));
    }

    private List<SpooledBars> barsOf(int symbol) {
        return bySymbol.computeIfAbsent(symbol, first -> new ArrayList<>());
    }

    private void settle(Route route, Listing listing, int number) {
        int own = routes.number(listing.symbol());
        List<SpooledBars> offered = barsOf(number);
        boolean isThere = barsOf(own).stream().anyMatch(each -> each.first() < listing.firstRename());
        if (isThere && !offered.isEmpty()) {
            note(
                    offered.getFirst().file(),
                    1,
                    route.symbol(),
                    counted(offered.stream().mapToLong(SpooledBars::bars).sum()) + " left out: " + listing.firstName()
                            + ", which is " + route.symbol() + " since " + UtcDay.date(listing.lastSince())
                            + ", has bars of its own before it");
        } else {
            List<SpooledBars> taken = offered.stream().map(each -> each.of(own)).toList();
            barsOf(own).addAll(taken);
            bars.addAll(taken);
            adjustments.takeStandIn(number);
        }
    }

    private void note(String file, long line, String symbol, String text) {
        rejections.note(new RejectedBar(file, line, symbol, "", text));
    }

    private static String counted(long rows) {
        return rows == 1 ? "1 bar is" : rows + " bars are";
    }
}
