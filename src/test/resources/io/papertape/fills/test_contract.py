"""The numeric examples of FILLS.md (sections 1-12 and readings of 14) and of DESIGN.md
(section 4) against the reference of Papertape's fills, actions and shorts, the property
of section 2, and the sums of section 13 over generated cases."""

import datetime as dt
import json
import os
import random
import sys
import tempfile
import unittest
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from fills_reference import (BUY, HOLD, SELL, Bar, Levels, Replay, Strategy,  # noqa: E402
                             Settings, SettingsError, bars_until, decimal, half_even,
                             read_bars, replay, units)
import generate_case  # noqa: E402

START = dt.datetime(2024, 1, 1)


def bar(day, *prices, symbol="A", volume=None):
    """A daily bar from open, high, low and close as decimals."""
    o, h, l, c = (units(str(price)) for price in prices)
    return Bar(START + dt.timedelta(days=day), symbol, o, h, l, c,
               None if volume is None else units(str(volume)))


def flat(day, price, symbol="A", volume=None):
    return bar(day, price, price, price, price, symbol=symbol, volume=volume)


class Script(Strategy):
    """Gives the signal, and the levels, that are written down for each bar's number."""

    def __init__(self, signals, levels=None):
        super().__init__({})
        self.signals, self.given = signals, levels or {}

    def signal(self, bars, held):
        return self.signals.get((bars[-1].symbol, len(bars)),
                                self.signals.get(len(bars), HOLD))

    def levels(self, bars, signal, held):
        given = self.given.get((bars[-1].symbol, len(bars)), self.given.get(len(bars)))
        if given is None:
            return None
        return Levels(**{name: units(str(price)) for name, price in given.items()})


def run(bars, signals, levels=None, actions=None, **parameters):
    parameters.setdefault("risk", "off")
    return replay(bars, parameters, lambda: Script(signals, levels), actions)


# Without costs, and a number of shares that is told.
FREE = {"commission": "0", "slippage": "0"}


def shares(quantity):
    return {"sizing": "fixedShares", "sizeAmount": str(quantity), **FREE}


def short(quantity, **more):
    return {"short": "true", "borrowRate": "0", **shares(quantity), **more}


def column(rows, table, name):
    """A column of a table, amounts as decimals without trailing zeros."""
    def shown(value):
        if isinstance(value, int) and not isinstance(value, bool):
            return decimal(value).rstrip("0").rstrip(".")
        return value
    return [shown(row[name]) for row in rows[table]]


def prices(rows):
    return [decimal(trade["price"]) for trade in rows["trades"]]


class Arithmetic(unittest.TestCase):

    def test_half_even(self):
        self.assertEqual([half_even(n, 2) for n in (1, 3, 5, -1, -3)], [0, 2, 2, 0, -2])

    def test_units(self):
        self.assertEqual(units("92233720368.54775807"), 2**63 - 1)
        self.assertEqual(decimal(units("-0.00000001")), "-0.00000001")

    def test_fill_and_quantity(self):
        rows = run([flat(0, 100)], {1: BUY})
        trade = rows["trades"][0]
        self.assertEqual(decimal(trade["price"]), "100.05000000")
        self.assertEqual(decimal(trade["quantity"]), "949.00000000")
        self.assertEqual(decimal(trade["commission"]), "94.94745000")
        self.assertEqual(trade["cash_flow"], -units("94947.45") - trade["commission"])

    def test_commission_counts_for_what_is_affordable(self):
        rows = run([flat(0, 100)], {1: BUY}, positionSize="1", slippage="0",
                   commission="0.001")
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "999.00000000")

    def test_worth_its_fill_until_the_iteration_ends(self):
        """B is sized after A was bought in the same slice, A counting at its fill."""
        bars = [flat(0, 100), flat(0, 10, symbol="B")]
        rows = run(bars, {1: BUY}, sizing="equity", positionSize="0.1", commission="0",
                   slippage="0.01")
        # A: 99 at 101. Equity is still 100,000, so that B is 10,000 / 10.1 = 990.
        self.assertEqual([decimal(t["quantity"]) for t in rows["trades"]],
                         ["99.00000000", "990.00000000"])
        self.assertEqual(decimal(rows["equity"][0]["equity"]), "99802.00000000")

    def test_signals_that_do_nothing(self):
        rows = run([flat(d, 100) for d in range(4)], {1: SELL, 2: BUY, 3: BUY, 4: SELL})
        self.assertEqual([t["side"] for t in rows["trades"]], [BUY, SELL])
        rows = run([flat(0, 100), flat(0, 100, symbol="B")], {1: BUY}, maxPositions="1",
                   positionSize="0.1")
        self.assertEqual([t["symbol"] for t in rows["trades"]], ["A"])

    def test_realized_is_net_of_both_commissions(self):
        rows = run([flat(0, 100), flat(1, 110)], {1: BUY, 2: SELL})
        buy, sell = rows["trades"]
        self.assertEqual(sell["realized_pnl"], buy["cash_flow"] + sell["cash_flow"])

    def test_risk(self):
        rows = run([flat(0, 100)], {1: BUY}, risk="on")
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "199.00000000")
        self.assertEqual(rows["refusals"][0]["limited_by"], "riskMaxPositionSize")
        rows = run([flat(0, 100)], {1: BUY}, risk="on", riskMaxPositionSize="1")
        # cash after 899 at 100.05: 100,000 - 89,944.95 - 89.94495 = 9,965.10505 < 10,000
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "898.00000000")


class Slice(unittest.TestCase):
    """Section 1."""

    def test_cash_of_an_intrabar_exit_pays_for_nothing_before_close(self):
        bars = [flat(0, 100), flat(0, 10, symbol="B"),
                flat(1, 100), flat(1, 10, symbol="B"),
                bar(2, 100, 100, 90, 95), flat(2, 40, symbol="B")]
        rows = run(bars, {("A", 1): BUY, ("B", 2): BUY}, fill="nextOpen",
                   initialCapital="10500", sizing="fixedShares", sizeAmount="100",
                   stopLoss="0.05", commission="0", slippage="0")
        b = [t for t in rows["trades"] if t["symbol"] == "B"]
        # A took 10,000 of 10,500; its stop sells intrabar, B's entry filled at the open.
        self.assertEqual(decimal(b[0]["quantity"]), "12.00000000")     # 500 / 40
        self.assertEqual(rows["refusals"][-1]["limited_by"], "cash")
        self.assertEqual([t["symbol"] for t in rows["trades"]], ["A", "B", "A"])

    def test_waiting_exits_pay_for_entries_at_open(self):
        bars = [flat(0, 100), flat(0, 100, symbol="B"), flat(1, 100), flat(1, 100, symbol="B"),
                flat(2, 100), flat(2, 100, symbol="B"), flat(3, 100), flat(3, 100, symbol="B")]
        rows = run(bars, {("B", 1): BUY, ("A", 3): BUY, ("B", 3): SELL}, fill="nextOpen",
                   sizing="fixedShares", sizeAmount="500", commission="0", slippage="0")
        self.assertEqual([(t["symbol"], t["side"]) for t in rows["trades"]],
                         [("B", BUY), ("B", SELL), ("A", BUY)])


class MarketOrders(unittest.TestCase):
    """Section 2."""

    def test_close(self):
        rows = run([flat(0, 100), flat(1, 102)], {1: BUY})
        self.assertEqual(prices(rows), ["100.05000000"])
        self.assertEqual(rows["trades"][0]["decided_at"], rows["trades"][0]["traded_at"])

    def test_next_open(self):
        rows = run([flat(0, 100), bar(1, 102, 103, 101, 103)], {1: BUY}, fill="nextOpen")
        trade = rows["trades"][0]
        self.assertEqual(decimal(trade["quantity"]), "949.00000000")
        self.assertEqual(decimal(trade["price"]), "102.05100000")
        self.assertEqual(decimal(trade["commission"]), "96.84639900")
        self.assertEqual(decimal(rows["equity"][-1]["cash"]), "3056.75460100")
        self.assertLess(trade["decided_at"], trade["traded_at"])

    def test_next_open_cut_by_cash(self):
        rows = run([flat(0, 100), flat(1, 108)], {1: BUY}, fill="nextOpen")
        trade = rows["trades"][0]
        self.assertEqual(decimal(trade["price"]), "108.05400000")
        self.assertEqual(decimal(trade["quantity"]), "924.00000000")
        self.assertEqual(rows["refusals"][0]["limited_by"], "cash")

    def test_next_close(self):
        rows = run([flat(0, 100), bar(1, 102, 103, 101, 103)], {1: BUY}, fill="nextClose")
        trade = rows["trades"][0]
        self.assertEqual(decimal(trade["quantity"]), "949.00000000")
        self.assertEqual(decimal(trade["price"]), "103.05150000")
        self.assertEqual(decimal(trade["commission"]), "97.79587350")

    def test_waiting_entries_reserve_cash_and_a_place(self):
        bars = [flat(0, 100), flat(0, 100, symbol="B")]
        rows = run(bars, {1: BUY}, fill="nextOpen", slippage="0", commission="0")
        self.assertEqual([decimal(o["quantity"]) for o in rows["open_orders"]],
                         ["950.00000000", "47.00000000"])      # 0.95 × 5,000 = 4,750
        rows = run(bars, {1: BUY}, fill="nextOpen", maxPositions="1")
        self.assertEqual(len(rows["open_orders"]), 1)

    def test_buy_while_an_exit_waits_does_nothing(self):
        bars = [flat(0, 100, volume=90000), flat(1, 100, volume=90000),
                flat(2, 100, volume=0), flat(3, 100, volume=90000)]
        rows = run(bars, {1: BUY, 2: SELL, 3: BUY}, fill="nextOpen", volumeLimit="0.5")
        self.assertEqual([t["side"] for t in rows["trades"]], [BUY, SELL])
        self.assertEqual(rows["open_orders"], [])

    def test_property_next_open_is_close_a_bar_later(self):
        for seed in range(60):
            rng = random.Random(seed)
            close, bars, signals = 100_00, [], {}
            for day in range(120):
                first = close
                close = max(100, close + rng.randint(-300, 300))
                high, low = max(first, close) + rng.randint(0, 90), min(first, close)
                bars.append(bar(day, *(Fraction(p, 100) for p in (first, high, low, close))))
                signals[day + 1] = rng.choice((BUY, SELL, HOLD, HOLD))
            signals[120] = HOLD
            costs = {"commission": rng.choice(("0.001", "0.005/share", "5/order")),
                     "slippage": rng.choice(("0", "0.0005", "0.01/share")),
                     "sizing": rng.choice(("cash", "equity")), "positionSize": "0.9"}
            at_close = run(bars, signals, **costs)["trades"]
            at_open = run(bars, signals, fill="nextOpen", **costs)["trades"]
            self.assertGreater(len(at_close), 10)
            same = ("trade_no", "side", "quantity", "price", "commission", "cash_flow",
                    "realized_pnl", "decided_at")
            self.assertEqual([[t[n] for n in same] for t in at_close],
                             [[t[n] for n in same] for t in at_open])
            self.assertEqual([t["traded_at"] + dt.timedelta(days=1) for t in at_close],
                             [t["traded_at"] for t in at_open])


class ExitsByLevel(unittest.TestCase):
    """Section 3: bought at 100.05, S = 95.0475, T = 110.055."""

    def exit_at(self, *prices, **parameters):
        parameters = {"stopLoss": "0.05", "takeProfit": "0.10", **parameters}
        rows = run([flat(0, 100), bar(1, *prices)], {1: BUY}, **parameters)
        return rows["trades"][1] if len(rows["trades"]) > 1 else None

    def test_levels(self):
        rows = run([flat(0, 100)], {1: BUY}, stopLoss="0.05", takeProfit="0.10")
        position = rows["open_positions"][0]
        self.assertEqual(decimal(position["stop"]), "95.04750000")
        self.assertEqual(decimal(position["target"]), "110.05500000")

    def test_touched(self):
        trade = self.exit_at(98, 99, 94, 96)
        self.assertEqual(decimal(trade["price"]), "94.99997625")
        self.assertEqual((trade["kind"], decimal(trade["level"])), ("STOP", "95.04750000"))

    def test_gap(self):
        self.assertEqual(decimal(self.exit_at(92, 96, 90, 95)["price"]), "91.95400000")

    def test_target_gap(self):
        trade = self.exit_at(112, 113, 111, 112)
        self.assertEqual((decimal(trade["price"]), trade["kind"]), ("112.00000000", "TARGET"))

    def test_target_needs_a_trade_through(self):
        self.assertIsNone(self.exit_at(100, "110.055", 99, 100))
        trade = self.exit_at(100, "110.055", 99, 100, limitFill="touch")
        self.assertEqual(decimal(trade["price"]), "110.05500000")

    def test_both_in_one_bar(self):
        for intrabar, raw, kind in (("stopFirst", "95.0475", "STOP"),
                                    ("targetFirst", "110.055", "TARGET"),
                                    ("nearest", "95.0475", "STOP")):
            trade = self.exit_at(100, 111, 95, 105, intrabar=intrabar)
            back = trade["slippage"] if kind == "STOP" else 0
            self.assertEqual((trade["price"] + back, trade["kind"]), (units(raw), kind))
            self.assertTrue(trade["ambiguous"])
        first = self.exit_at(100, 111, 95, 105)
        other = self.exit_at(100, 111, 95, 105, intrabar="targetFirst")
        self.assertEqual(first["other_pnl"], other["realized_pnl"])
        self.assertEqual(other["other_pnl"], first["realized_pnl"])

    def test_trailing(self):
        bars = [flat(0, 100), bar(1, 102, 104, 100, 103), bar(2, 104, 110, 99, 105),
                bar(3, 105, 106, 101, 102)]
        for count, level in ((1, "92.04600000"), (2, "95.68000000"), (3, "101.20000000")):
            rows = run(bars[:count], {1: BUY}, trailingStop="0.08")
            self.assertEqual(decimal(rows["open_positions"][0]["trail"]), level)
        rows = run(bars, {1: BUY}, trailingStop="0.08")
        trade = rows["trades"][1]
        self.assertEqual(trade["price"], half_even(units("101.2") * 9995, 10000))
        self.assertEqual((trade["kind"], trade["decided_at"]), ("TRAIL", bars[2].time))
        self.assertEqual(rows["counts"]["could_have_trailed"], 1)

    def test_trail_equal_to_the_stop_is_a_stop(self):
        rows = run([flat(0, 100), bar(1, 98, 99, 94, 96)], {1: BUY}, stopLoss="0.05",
                   trailingStop="0.05")
        self.assertEqual(rows["trades"][1]["kind"], "STOP")

    def test_entry_at_open_is_tried_in_its_bar(self):
        rows = run([flat(0, 100), bar(1, 100, 101, 94, 96)], {1: BUY}, fill="nextOpen",
                   stopLoss="0.05")
        self.assertEqual(prices(rows), ["100.05000000", "94.99997625"])

    def test_stop_narrower_than_the_slippage(self):
        rows = run([flat(0, 100), bar(1, 100, 101, 99, 100)], {1: BUY}, fill="nextOpen",
                   stopLoss="0.0001")
        self.assertEqual(prices(rows), ["100.05000000", "99.95000000"])

    def test_max_hold_and_cooldown(self):
        bars = [flat(d, 100) for d in range(8)]
        signals = {n: BUY for n in range(1, 9)}
        rows = run(bars, signals, maxHoldBars="2", cooldownBars="2", slippage="0",
                   commission="0")
        # Bought at bar 1 (its bar does not count), out at 3; bars 3 and 4 buy nothing.
        self.assertEqual([(t["side"], t["traded_at"].day) for t in rows["trades"]],
                         [(BUY, 1), (SELL, 3), (BUY, 5), (SELL, 7)])
        self.assertEqual(rows["trades"][1]["kind"], "TIME")
        rows = run(bars, signals, maxHoldBars="2", fill="nextOpen", slippage="0")
        # Bought at the open of bar 2, which counts: decided at the close of 3, out at 4.
        self.assertEqual([t["traded_at"].day for t in rows["trades"]][:2], [2, 4])

    def test_a_strategys_stop_is_tightened_never_loosened(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 100)]
        rows = run(bars, {1: BUY}, {1: {"stop": 95}, 2: {"stop": 97}, 3: {"stop": 96}})
        self.assertEqual(decimal(rows["open_positions"][0]["stop"]), "97.00000000")

    def test_stop_beyond_the_close_acts_at_the_next_open(self):
        bars = [flat(0, 100), flat(1, 100), bar(2, 101, 102, 100, 101)]
        rows = run(bars, {1: BUY}, {2: {"stop": 103}}, slippage="0")
        self.assertEqual(decimal(rows["trades"][1]["price"]), "101.00000000")


class LimitAndStopEntries(unittest.TestCase):
    """Section 4."""

    def entry(self, levels, *prices, **parameters):
        rows = run([flat(0, 100), bar(1, *prices)], {1: BUY}, {1: levels}, **parameters)
        return rows, (rows["trades"][0] if rows["trades"] else None)

    def test_limit(self):
        self.assertIsNone(self.entry({"limit": 98}, 99, 100, 98, 99)[1])
        trade = self.entry({"limit": 98}, 99, 100, "97.99", 99)[1]
        self.assertEqual((decimal(trade["price"]), trade["slippage"]), ("98.00000000", 0))
        trade = self.entry({"limit": 98}, 95, 96, 94, 95)[1]
        self.assertEqual((decimal(trade["price"]), trade["kind"]), ("95.00000000", "LIMIT"))
        trade = self.entry({"limit": 98}, 99, 100, 98, 99, limitFill="touch")[1]
        self.assertEqual(decimal(trade["price"]), "98.00000000")

    def test_limit_beyond_its_stop(self):
        rows, trade = self.entry({"limit": 98, "stop": 96}, 95, 96, 94, 95)
        self.assertIsNone(trade)
        self.assertEqual(rows["ended_orders"][0]["ended_by"], "opened beyond its stop")
        rows, trade = self.entry({"limit": 98, "stop": 96}, 95, 96, 94, 95, gapEntry="take",
                                 slippage="0")
        self.assertEqual(prices(rows), ["95.00000000", "95.00000000"])

    def test_stop(self):
        trade = self.entry({"trigger": 105}, 110, 111, 109, 110)[1]
        self.assertEqual((decimal(trade["price"]), trade["kind"]), ("110.05500000", "STOP"))
        trade = self.entry({"trigger": 105}, 104, 106, 103, 104)[1]
        self.assertEqual(decimal(trade["price"]), "105.05250000")

    def test_stop_limit(self):
        trade = self.entry({"trigger": 105, "limit": "105.5"}, 106, 107, "105.4", 106)[1]
        self.assertEqual((decimal(trade["price"]), trade["kind"]), ("105.50000000", "LIMIT"))
        trade = self.entry({"trigger": 105, "limit": "105.02"}, 104, 106, 103, 104)[1]
        self.assertEqual((decimal(trade["price"]), trade["kind"]), ("105.02000000", "STOP"))

    def test_limit_bars(self):
        bars = [flat(0, 100), flat(1, 99), bar(2, 99, 99, 97, 98)]
        self.assertEqual(run(bars, {1: BUY}, {1: {"limit": 98}})["trades"], [])
        rows = run(bars, {1: BUY}, {1: {"limit": 98}}, limitBars="2")
        self.assertEqual(prices(rows), ["98.00000000"])

    def test_quantity_from_the_limit_price(self):
        trade = self.entry({"limit": 50}, 49, 50, 48, 49, commission="0")[1]
        self.assertEqual(decimal(trade["quantity"]), "1900.00000000")

    def test_sells_are_mirrored(self):
        bars = [flat(0, 100), flat(1, 100), bar(2, 101, 103, 100, 102)]
        rows = run(bars, {1: BUY, 2: SELL}, {2: {"limit": 102}})
        self.assertEqual(decimal(rows["trades"][1]["price"]), "102.00000000")
        bars = [flat(0, 100), flat(1, 100), bar(2, 99, 100, 97, 98)]
        rows = run(bars, {1: BUY, 2: SELL}, {2: {"trigger": 98}})
        self.assertEqual(decimal(rows["trades"][1]["price"]), "97.95100000")

    def test_stopped_in_the_bar_of_an_intrabar_entry(self):
        rows, _ = self.entry({"limit": 98, "stop": 97}, 99, 100, 96, 99, slippage="0")
        self.assertEqual(prices(rows), ["98.00000000", "97.00000000"])
        self.assertFalse(rows["trades"][1]["ambiguous"])
        rows, _ = self.entry({"trigger": 102, "stop": 97}, 99, 103, 96, 99, slippage="0")
        self.assertEqual(prices(rows), ["102.00000000", "97.00000000"])
        self.assertTrue(rows["trades"][1]["ambiguous"])


class Volume(unittest.TestCase):
    """Section 5."""

    def test_entry_ends_with_what_the_bar_gave(self):
        bars = [flat(0, 100, volume=50000), flat(1, 100, volume=10000),
                flat(2, 100, volume=14000)]
        size = {"sizing": "fixedShares", "sizeAmount": "600", "volumeLimit": "0.025",
                "fill": "nextOpen"}
        rows = run(bars, {1: BUY}, **size)
        self.assertEqual([decimal(t["quantity"]) for t in rows["trades"]], ["250.00000000"])
        self.assertEqual(rows["refusals"][0]["limited_by"], "volume")
        rows = run(bars, {1: BUY}, entryRemainder="keep", **size)
        self.assertEqual([decimal(t["quantity"]) for t in rows["trades"]],
                         ["250.00000000", "350.00000000"])

    def test_exit_goes_on_until_done(self):
        bars = [flat(0, 100, volume=50000), flat(1, 100, volume=50000),
                flat(2, 100, volume=10000), flat(3, 100, volume=14000)]
        rows = run(bars, {1: BUY, 2: SELL}, sizing="fixedShares", sizeAmount="600",
                   volumeLimit="0.025", fill="nextOpen")
        self.assertEqual([decimal(t["quantity"]) for t in rows["trades"]],
                         ["600.00000000", "250.00000000", "350.00000000"])
        self.assertEqual(sum(t["realized_pnl"] for t in rows["trades"][1:]),
                         sum(t["cash_flow"] for t in rows["trades"]))
        self.assertEqual([(m["entry_trade_no"], m["exit_trade_no"]) for m in rows["matches"]],
                         [(0, 1), (0, 2)])
        self.assertEqual(len({t["order_no"] for t in rows["trades"][1:]}), 1)

    def test_no_volume_no_fill(self):
        for volume in (0, None):
            bars = [flat(0, 100, volume=1000), flat(1, 100, volume=volume)]
            for setting in ({"volumeLimit": "0.5"}, {"impact": "0.1"}):
                rows = run(bars, {1: BUY}, fill="nextOpen", **setting)
                self.assertEqual(rows["trades"], [])
        with self.assertRaises(SettingsError):
            run([flat(0, 100)], {1: BUY}, volumeLimit="0.5")


class Slippage(unittest.TestCase):
    """Section 6."""

    def test_impact(self):
        s = Settings({"slippage": "0.0005", "impact": "0.1"})
        self.assertEqual(decimal(s.slipped(BUY, units("50"), units("2500"), units("100000"))),
                         "50.02812500")

    def test_tick(self):
        s = Settings({"slippage": "0.0005", "tick": "0.01"})
        self.assertEqual(decimal(s.slipped(BUY, units("65.8156"))), "65.85000000")
        self.assertEqual(decimal(s.slipped(SELL, units("65.8156"))), "65.78000000")
        s = Settings({"slippage": "0.0005"})
        self.assertEqual(decimal(s.slipped(BUY, units("65.8156"))), "65.84850780")
        self.assertEqual(decimal(s.slipped(SELL, units("65.8156"))), "65.78269220")

    def test_per_share(self):
        s = Settings({"slippage": "0.01/share"})
        self.assertEqual(decimal(s.slipped(BUY, units("50"))), "50.01000000")
        self.assertEqual(decimal(s.slipped(SELL, units("0.005"))), "0.00000000")

    def test_lot(self):
        rows = run([flat(0, "43233.10575")], {1: BUY}, lot="0.001", slippage="0",
                   commission="0")
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "2.19700000")


class Fees(unittest.TestCase):
    """Section 7: 0.005/share, minimum 1, at most 0.005 of the value."""

    def setUp(self):
        self.replay = Replay([flat(0, 1)], {"commission": "0.005/share", "commissionMin": "1",
                                            "commissionMax": "0.005"},
                             lambda: Script({}))

    def order(self):
        return self.replay.new_order(BUY, "OPEN", "market", 0, START, 0)

    def fee(self, order, quantity, price):
        q, p = units(str(quantity)), units(str(price))
        return decimal(self.replay.book_fee(order, q, q * p // 10**8, False))

    def test_fees(self):
        for quantity, price, fee in ((100, 50, "1"), (400, 50, "2"), (5000, "0.50", "12.5"),
                                     (100, 2, "1")):
            self.assertEqual(self.fee(self.order(), quantity, price), decimal(units(fee)))

    def test_parts_of_an_order(self):
        order = self.order()
        self.assertEqual([self.fee(order, 100, 50), self.fee(order, 300, 50)],
                         ["1.00000000", "1.00000000"])

    def test_maker(self):
        rows = run([flat(0, 100), bar(1, 99, 100, 97, 98)], {1: BUY}, {1: {"limit": 98}},
                   commissionMaker="1/order")
        self.assertEqual(decimal(rows["trades"][0]["commission"]), "1.00000000")


class Sizes(unittest.TestCase):
    """Section 12."""

    def quantity(self, **parameters):
        parameters = {"slippage": "0", "commission": "0", **parameters}
        rows = run([flat(0, 50)], {1: BUY}, **parameters)
        return decimal(rows["trades"][0]["quantity"])

    def test_risk(self):
        self.assertEqual(self.quantity(sizing="risk", positionSize="0.01", stopLoss="0.05"),
                         "400.00000000")

    def test_equity(self):
        self.assertEqual(self.quantity(sizing="equity", positionSize="0.10",
                                       initialCapital="120000"), "240.00000000")

    def test_fixed(self):
        self.assertEqual(self.quantity(sizing="fixedCash", sizeAmount="1024"), "20.00000000")
        self.assertEqual(self.quantity(sizing="fixedShares", sizeAmount="7.9"), "7.00000000")

    def test_volatility(self):
        # Returns of +d and -d in turn: the sample sd is d × √(20/19), 0.2499 a year.
        d = 0.2499 / (252 * 20 / 19) ** 0.5
        closes, price = [], 50.0
        for step in range(21):
            closes.append(price)
            price *= 1 + (d if step % 2 == 0 else -d)
        scale = 50 / closes[-1]
        bars = [flat(day, f"{close * scale:.8f}") for day, close in enumerate(closes)]
        arguments = {"sizing": "volatility", "positionSize": "0.10", "slippage": "0",
                     "commission": "0"}
        rows = run(bars, {21: BUY}, **arguments)
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "800.00000000")
        self.assertEqual(run(bars[1:], {20: BUY}, **arguments)["trades"], [])


class Shorts(unittest.TestCase):
    """Section 8. Day 0 is Monday, 1 January 2024."""

    def test_off(self):
        self.assertEqual(run([flat(0, 100)], {1: SELL}, **shares(5))["trades"], [])

    def test_cash_equity_and_free_cash(self):
        session = Replay([flat(0, 100)], {"risk": "off", **short(500)},
                         lambda: Script({1: SELL}))
        rows = session.run()
        self.assertEqual(column(rows, "trades", "cash_flow"), ["50000"])
        self.assertEqual(column(rows, "equity", "cash"), ["150000"])
        self.assertEqual(column(rows, "equity", "equity"), ["100000"])
        self.assertEqual(column(rows, "equity", "positions_value"), ["-50000"])
        self.assertEqual(session.free_cash(), units("75000"))
        self.assertEqual(column(rows, "open_positions", "quantity"), ["-500"])

    def test_borrow_from_friday_to_monday(self):
        bars = [flat(4, 100), flat(7, 100)]
        rows = run(bars, {1: SELL}, **{**short(500), "borrowRate": "0.03"})
        self.assertEqual(column(rows, "cash_events", "amount"), ["-12.32876712"])
        self.assertEqual(column(rows, "cash_events", "type"), ["BORROW"])
        self.assertEqual(column(rows, "equity", "cash")[-1], "149987.67123288")

    def test_borrow_is_charged_once_a_date(self):
        noon = dt.timedelta(hours=12)
        bars = [flat(0, 100), flat(1, 100), flat(1, 200), flat(2, 300)]
        bars[2] = Bar(bars[2].time + noon, "A", *(units("200"),) * 4)
        rows = run(bars, {1: SELL}, **{**short(100), "borrowRate": "0.365"})
        # 10,000 x 0.001, then 20,000 x 0.001: the value at the last slice before.
        self.assertEqual(column(rows, "cash_events", "amount"), ["-10", "-20"])
        self.assertEqual(column(rows, "equity", "cash"),
                         ["110000", "109990", "109990", "109970"])

    def test_margin(self):
        bars = [flat(0, 100), flat(1, 220), bar(2, 245, 246, 230, 235)]
        rows = run(bars, {1: SELL}, **short(500))
        self.assertEqual(len(rows["trades"]), 1)              # 150,000 - 143,000
        bars[1] = flat(1, 240)
        rows = run(bars, {1: SELL}, **short(500))             # 150,000 - 156,000
        trade = rows["trades"][1]
        self.assertEqual((trade["side"], trade["kind"], decimal(trade["price"])),
                         (BUY, "MARGIN", "245.00000000"))
        self.assertEqual(trade["decided_at"], bars[1].time)
        self.assertEqual(column(rows, "equity", "cash")[-1], "27500")
        self.assertEqual(column(rows, "trades", "realized_pnl"), [None, "-72500"])

    def test_margin_call_takes_the_largest_first_until_it_holds(self):
        # Three shorts of 100 at 100: cash 130,000. Values 40,000, 45,000, 45,000 make
        # 130,000 - 169,000 = -39,000; without B -25,500, without C too -12,000, then A.
        def rows_at(*closes):
            bars = [flat(0, 100, symbol=name) for name in "ABC"]
            bars += [flat(1, close, symbol=name) for name, close in zip("ABC", closes)]
            return run(bars, {1: SELL}, **short(100))
        called = [o["symbol"] for o in rows_at(400, 450, 450)["open_orders"]]
        self.assertEqual(called, ["A", "B", "C"])
        # 38,000, 32,000 and 31,000: -1,300. Without A (11,400) it holds.
        called = [o["symbol"] for o in rows_at(380, 320, 310)["open_orders"]]
        self.assertEqual(called, ["A"])
        # Equal values: list order.
        called = [o["symbol"] for o in rows_at(310, 350, 350)["open_orders"]]
        self.assertEqual(called, ["B"])

    def test_ruin(self):
        bars = [flat(0, 100), flat(0, 10, symbol="B"), flat(1, 300), flat(1, 10, symbol="B"),
                flat(2, 310), flat(2, 11, symbol="B"), flat(3, 100), flat(3, 10, symbol="B")]
        rows = run(bars, {("A", 1): SELL, ("B", 1): BUY, ("B", 4): BUY}, **short(500))
        # Day 1: 150,000 - 5,000 + 5,000 - 150,000 = 0. Day 2: A at 310, B at 11.
        self.assertEqual([(t["symbol"], t["side"], t["kind"]) for t in rows["trades"][2:]],
                         [("A", BUY, "MARGIN"), ("B", SELL, "MARGIN")])
        self.assertEqual(column(rows, "equity", "equity"), ["100000", "0", "-4500"])
        self.assertEqual((rows["session"]["status"], rows["session"]["ruined"]),
                         ("CLOSED", True))

    def test_the_rest_of_a_margin_call_goes_as_fill_says(self):
        bars = [flat(0, 100, volume=10000), flat(1, 240, volume=10000),
                bar(2, 245, 246, 100, 110, volume=1000), bar(3, 120, 130, 90, 95, volume=9000)]
        rows = run(bars, {1: SELL}, **short(500, volumeLimit="0.1"))
        # 100 at the open of day 2; then it holds, and 400 go at the next close.
        self.assertEqual([(t["kind"], decimal(t["price"])) for t in rows["trades"][1:]],
                         [("MARGIN", "245.00000000"), ("MARGIN", "95.00000000")])
        self.assertEqual(len({t["order_no"] for t in rows["trades"][1:]}), 1)

    def test_ruin_in_a_rest(self):
        """Ruined: a rest that waits for a close is called again for the next open."""
        bars = [flat(0, 100, volume=10000), flat(1, 310, volume=10000),
                bar(2, 310, 310, 310, 310, volume=1000), flat(3, 320, volume=9000)]
        rows = run(bars, {1: SELL}, **short(500, volumeLimit="0.1"))
        self.assertEqual(column(rows, "trades", "quantity"), ["500", "100", "400"])
        self.assertEqual([o["ended_by"] for o in rows["ended_orders"]], ["ruined"])
        self.assertEqual(rows["counts"]["slices"], 4)

    def test_levels_are_mirrored(self):
        # Sold at 99.95: S = 104.9475, T = 89.955.
        levels = {"stopLoss": "0.05", "takeProfit": "0.10", "short": "true"}

        def exit_at(*prices, **more):
            rows = run([flat(0, 100), bar(1, *prices)], {1: SELL}, **levels, **more)
            return rows["trades"][1] if len(rows["trades"]) > 1 else None
        rows = run([flat(0, 100)], {1: SELL}, **levels)
        self.assertEqual(column(rows, "open_positions", "stop"), ["104.9475"])
        self.assertEqual(column(rows, "open_positions", "target"), ["89.955"])
        trade = exit_at(102, 106, 101, 104)                 # at S, slipped up
        self.assertEqual(trade["price"], half_even(units("104.9475") * 10005, 10000))
        self.assertEqual((trade["kind"], trade["side"]), ("STOP", BUY))
        self.assertEqual(decimal(exit_at(108, 110, 104, 105)["price"]), "108.05400000")
        self.assertEqual(decimal(exit_at(88, 89, 87, 88)["price"]), "88.00000000")
        self.assertIsNone(exit_at(100, 101, "89.955", 100))
        self.assertEqual(decimal(exit_at(100, 101, "89.95", 100)["price"]), "89.95500000")
        trade = exit_at(100, 105, 89, 95)
        self.assertTrue(trade["ambiguous"])
        other = exit_at(100, 105, 89, 95, intrabar="targetFirst")
        self.assertEqual(trade["other_pnl"], other["realized_pnl"])
        # |100 - 104.9475| < |100 - 89.955|
        self.assertEqual(exit_at(100, 105, 89, 95, intrabar="nearest")["kind"], "STOP")

    def test_trailing_is_mirrored(self):
        bars = [flat(0, 100), bar(1, 98, 100, 96, 97), bar(2, 96, 101, 90, 95),
                bar(3, 95, 99, 94, 98)]
        setting = short(10, trailingStop="0.08")
        for count, level in ((1, "108"), (2, "103.68"), (3, "97.2")):
            rows = run(bars[:count], {1: SELL}, **setting)
            self.assertEqual(column(rows, "open_positions", "trail"), [level])
        trade = run(bars, {1: SELL}, **setting)["trades"][1]
        self.assertEqual((trade["kind"], decimal(trade["price"])), ("TRAIL", "97.20000000"))

    def test_tick_of_a_shorts_levels(self):
        rows = run([flat(0, "33.33")], {1: SELL}, short="true", slippage="0", tick="0.01",
                   stopLoss="0.05", takeProfit="0.05", trailingStop="0.1")
        # 34.9965 up, 31.6635 down, 36.663 up.
        self.assertEqual([column(rows, "open_positions", name)[0]
                          for name in ("stop", "target", "trail")], ["35", "31.66", "36.67"])

    def test_entries_are_mirrored(self):
        rows = run([flat(0, 100), bar(1, 101, 102.5, 100, 101)], {1: SELL},
                   {1: {"limit": 102}}, **short(5))
        self.assertEqual((prices(rows), rows["trades"][0]["kind"]), (["102.00000000"], "LIMIT"))
        rows = run([flat(0, 100), bar(1, 97, 98, 96, 97)], {1: SELL}, {1: {"trigger": 98}},
                   **short(5))
        self.assertEqual(prices(rows), ["97.00000000"])
        rows = run([flat(0, 100), bar(1, 99, 100, 95, 97)], {1: SELL},
                   {1: {"trigger": 98, "limit": "97.99"}}, **{**short(5), "slippage": "0.01"})
        self.assertEqual(prices(rows), ["97.99000000"])       # at most Q: 97.02 is worse
        # Beyond its own stop: 103 >= 102.
        rows = run([flat(0, 100), bar(1, 103, 104, 102, 103)], {1: SELL},
                   {1: {"limit": 101, "stop": 102}}, **short(5))
        self.assertEqual(rows["ended_orders"][0]["ended_by"], "opened beyond its stop")

    def test_a_strategys_stop_of_a_short_comes_down_only(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 100)]
        rows = run(bars, {1: SELL}, {1: {"stop": 105}, 2: {"stop": 103}, 3: {"stop": 104}},
                   **short(5))
        self.assertEqual(column(rows, "open_positions", "stop"), ["103"])

    def test_sizes_of_a_short(self):
        # risk: 0.01 x 100,000 / (105 - 100)
        rows = run([flat(0, 100)], {1: SELL}, short="true", sizing="risk", stopLoss="0.05",
                   positionSize="0.01", **FREE)
        self.assertEqual(column(rows, "trades", "quantity"), ["200"])
        # The cash of 100,000 and marginInitial 0.5 are good for 2,000 at 100.
        rows = run([flat(0, 100)], {1: SELL}, **short(5000))
        self.assertEqual(column(rows, "trades", "quantity"), ["2000"])
        self.assertEqual(rows["refusals"][0]["limited_by"], "cash")

    def test_held_is_signed(self):
        seen = []

        class Looking(Script):
            def signal(self, bars, held):
                seen.append(held)
                return super().signal(bars, held)
        replay([flat(0, 100), bar(1, 99, 103, 95, 98)], {"risk": "off", **short(5)},
               lambda: Looking({1: SELL}))
        held = seen[1]
        self.assertEqual((decimal(held.quantity), decimal(held.best), decimal(held.worst)),
                         ("-5.00000000", "95.00000000", "103.00000000"))


class Splits(unittest.TestCase):
    """Section 9."""

    def test_seven_to_one(self):
        bars = [flat(0, "645.57"), flat(2, "92.22428571")]
        rows = run(bars, {1: BUY}, {1: {"stop": "613.29"}}, ["A,2024-01-03,split,7"],
                   **shares(33))
        position = rows["open_positions"][0]
        self.assertEqual(decimal(position["quantity"]), "231.00000000")
        self.assertEqual(decimal(position["last_price"]), "92.22428571")
        self.assertEqual(decimal(position["stop"]), "87.61285714")
        self.assertEqual(column(rows, "cash_events", "quantity_change"), ["198"])
        self.assertEqual(column(rows, "cash_events", "amount"), ["0"])
        # Half a unit a share at most.
        before, after = (point["equity"] for point in rows["equity"])
        self.assertLessEqual(abs(before - after), 231 // 2)

    def test_one_to_eight(self):
        rows = run([flat(0, "2.50"), flat(1, 20)], {1: BUY}, None,
                   ["A,2024-01-02,split,0.125"], **shares(100))
        self.assertEqual(column(rows, "open_positions", "quantity"), ["12"])
        event = rows["cash_events"][0]
        self.assertEqual((event["type"], decimal(event["amount"]),
                          decimal(event["quantity_change"])),
                         ("SPLIT_CASH", "10.00000000", "-88.00000000"))
        self.assertEqual(event["realized_pnl"], 0)           # 10 for 4 of 100 at 2.50
        self.assertEqual(column(rows, "equity", "equity"), ["100000", "100000"])

    def test_cost_is_kept_less_the_rests_part(self):
        rows = run([flat(0, "2.50"), flat(1, 24), flat(2, 24)], {1: BUY, 3: SELL}, None,
                   ["A,2024-01-02,split,0.125"], **shares(100))
        # The rest was paid at the last price before, 20; 12 are sold at 24.
        self.assertEqual(rows["trades"][1]["realized_pnl"], units("48"))

    def test_the_rest_of_a_short_is_paid_by_it(self):
        rows = run([flat(0, "2.50"), flat(1, 20)], {1: SELL}, None,
                   ["A,2024-01-02,split,0.125"], **short(100))
        self.assertEqual(column(rows, "cash_events", "amount"), ["-10"])
        self.assertEqual(column(rows, "cash_events", "quantity_change"), ["88"])
        self.assertEqual(column(rows, "equity", "equity"), ["100000", "100000"])
        self.assertEqual(column(rows, "open_positions", "quantity"), ["-12"])

    def test_before_the_first_slice_of_any_symbol(self):
        bars = [flat(0, 100), flat(0, 10, symbol="B"), flat(1, 10, symbol="B"),
                flat(2, 50)]
        rows = run(bars, {("A", 1): BUY}, None, ["A,2024-01-02,split,2"], **shares(10))
        self.assertEqual(column(rows, "equity", "equity"), ["100000"] * 3)
        self.assertEqual(rows["cash_events"][0]["booked_at"], bars[2].time)

    def test_the_window_never_sees_the_jump(self):
        seen = []

        class Looking(Script):
            def signal(self, bars, held):
                seen.append([(one.o, one.h, one.l, one.c, one.v) for one in bars])
                return HOLD
        bars = [bar(0, 100, 110, 90, 105, volume=7), bar(1, 50, 51, 49, 50, volume=8),
                flat(2, 200, volume=9)]
        replay(bars, {}, lambda: Looking({}),
               ["A,2024-01-02,split,2", "A,2024-01-03,split,0.3"])
        u = lambda *texts: tuple(units(text) for text in texts)    # noqa: E731
        self.assertEqual(seen[1][0], u("50", "55", "45", "52.5", "14"))
        # 50 / 0.3 = 166.66666667, 55 / 0.3 = 183.33333333
        self.assertEqual(seen[2][0], u("166.66666667", "183.33333333", "150", "175", "4.2"))

    def test_levels_are_only_divided(self):
        rows = run([flat(0, 100), flat(1, 33)], {1: BUY}, None, ["A,2024-01-02,split,3"],
                   **{**shares(10), "tick": "0.01", "stopLoss": "0.05", "takeProfit": "0.5",
                      "trailingStop": "0.1"})
        self.assertEqual([column(rows, "open_positions", name)[0]
                          for name in ("stop", "target", "trail")],
                         ["31.66666667", "50", "30"])

    def test_waiting_orders(self):
        bars = [flat(0, 100), bar(1, 26, 26, 24, 25)]
        rows = run(bars, {1: BUY}, {1: {"limit": 98}}, ["A,2024-01-02,split,4"], **shares(10))
        self.assertEqual(column(rows, "trades", "quantity"), ["40"])
        self.assertEqual(prices(rows), ["24.50000000"])
        rows = run(bars, {1: BUY}, None, ["A,2024-01-02,split,0.05"], fill="nextOpen",
                   **shares(10))
        self.assertEqual(rows["trades"], [])
        self.assertEqual(rows["ended_orders"][0]["ended_by"], "split")

    def test_16_several_entry_fills(self):
        # 3 at 10 and 100 at 11 are 12 new shares and 0.875 new, 7 old ones: 3 of the
        # first fill (30) and 4 of the second (44). Paid 7 x 11 = 77.
        bars = [flat(0, 10, volume=1000), flat(1, 10, volume=30), flat(2, 11, volume=1000),
                flat(3, 88, volume=1000), flat(4, 88, volume=1000), flat(5, 88, volume=1000)]
        rows = run(bars, {1: BUY, 4: SELL}, None, ["A,2024-01-04,split,0.125"],
                   **{**shares(103), "fill": "nextOpen", "volumeLimit": "0.1",
                      "entryRemainder": "keep", "commission": "0.01"})
        self.assertEqual(column(rows, "trades", "quantity"), ["3", "100", "12"])
        event = rows["cash_events"][0]
        self.assertEqual(decimal(event["amount"]), "77.00000000")
        self.assertEqual(decimal(event["realized_pnl"]), "3.00000000")
        # 12 x 88 = 1,056 and its fee 10.56, a cost of 1,100 - 44 = 1,056, fees 0.3 + 11.
        self.assertEqual(rows["trades"][2]["realized_pnl"], -units("21.86"))
        self.assertEqual([m["entry_trade_no"] for m in rows["matches"]], [1])

    def test_16_cumulative_floors(self):
        # 30 and 10 at 1:4 with 7.5 and 2.5: 7 and 3, no rest.
        bars = [flat(0, 10, volume=1000), flat(1, 10, volume=300), flat(2, 10, volume=1000),
                flat(3, 40, volume=1000), flat(4, 40, volume=1000)]
        rows = run(bars, {1: BUY, 4: SELL}, None, ["A,2024-01-04,split,0.25"],
                   **{**shares(40), "fill": "nextOpen", "volumeLimit": "0.1",
                      "entryRemainder": "keep"})
        self.assertEqual(column(rows, "matches", "quantity"), ["7", "3"])
        self.assertEqual(column(rows, "cash_events", "amount"), ["0"])
        # The cost stays with its fill: 280 - 300 and 120 - 100.
        self.assertEqual(column(rows, "matches", "realized_pnl"), ["-20", "20"])

    def test_a_position_that_is_gone(self):
        rows = run([flat(0, 10), flat(1, 80)], {1: BUY}, None, ["A,2024-01-02,split,0.125"],
                   **{**shares(5), "commission": "0.01"})
        self.assertEqual(rows["open_positions"], [])
        event = rows["cash_events"][0]
        self.assertEqual((decimal(event["amount"]), decimal(event["quantity_change"])),
                         ("50.00000000", "-5.00000000"))
        self.assertEqual(decimal(event["realized_pnl"]), "-0.50000000")

    def test_16_reserve_is_made_anew(self):
        # A waits for 3 at 100 with 0.0333 a share; after 3:1, 9 at 33.33333333 and the
        # slippage anew: 33.36663333. B reserves what is left.
        session = Replay([flat(0, 100), flat(0, 1, symbol="B"), flat(1, 1, symbol="B")],
                         {"risk": "off", **shares(3), "slippage": "0.0333/share",
                          "fill": "nextOpen"}, lambda: Script({("A", 1): BUY}),
                         ["A,2024-01-02,split,3"])
        session.run()
        self.assertEqual(decimal(session.reserved()), "300.29969997")

    def test_strategy_with_fields_is_made_anew(self):
        class Counting(Strategy):
            fields = True
            made = []

            def __init__(self):
                super().__init__({})
                self.seen = []
                self.made.append(self)

            def signal(self, bars, held):
                self.seen.append(bars[-1].c)
                return HOLD
        replay([flat(0, 100), flat(1, 102), flat(2, 50)], {}, Counting,
               ["A,2024-01-03,split,2"])
        self.assertEqual(Counting.made[-1].seen, [units("50"), units("51"), units("50")])

    def test_volatility_sees_no_jump(self):
        closes = [100 + (day % 2) for day in range(20)]
        bars = [flat(day, close) for day, close in enumerate(closes)] + [flat(20, 50)]
        size = {"sizing": "volatility", "positionSize": "0.1", **FREE}
        plain = run(bars[:20] + [flat(20, 100)], {21: BUY}, **size)["trades"][0]
        split = run(bars, {21: BUY}, None, ["A,2024-01-21,split,2"], **size)["trades"][0]
        self.assertEqual(plain["quantity"] * 2 // units("1"), split["quantity"] // units("1"))


class Dividends(unittest.TestCase):
    """Section 10."""

    BARS = [flat(0, 100), flat(1, "97.35"), flat(2, "97.35"), flat(3, "97.35")]

    def test_paid_at_once(self):
        rows = run(self.BARS, {1: BUY}, None, ["A,2024-01-02,dividend,2.65"],
                   **{**shares(100), "dividendTax": "0.15"})
        self.assertEqual(column(rows, "cash_events", "amount"), ["225.25"])
        self.assertEqual(column(rows, "cash_events", "type"), ["DIVIDEND"])
        self.assertEqual(rows["cash_events"][0]["booked_at"], self.BARS[1].time)

    def test_receivable_until_pay_date(self):
        rows = run(self.BARS, {1: BUY}, None, ["A,2024-01-02,dividend,2.65,2024-01-04"],
                   **shares(100))
        self.assertEqual(column(rows, "equity", "receivables"), ["0", "265", "265", "0"])
        self.assertEqual(column(rows, "equity", "equity"), ["100000"] * 4)
        self.assertEqual(column(rows, "equity", "cash"), ["90000", "90000", "90000", "90265"])
        self.assertEqual(rows["cash_events"][0]["booked_at"], self.BARS[3].time)
        rows = run(self.BARS[:3], {1: BUY}, None, ["A,2024-01-02,dividend,2.65,2024-01-04"],
                   **shares(100))
        self.assertEqual(column(rows, "receivables", "amount"), ["265"])

    def test_bought_on_ex_date(self):
        rows = run(self.BARS, {2: BUY}, None, ["A,2024-01-02,dividend,2.65"], **shares(100))
        self.assertEqual(rows["cash_events"], [])

    def test_sold_on_ex_date(self):
        rows = run(self.BARS, {1: BUY, 2: SELL}, None,
                   ["A,2024-01-02,dividend,2.65,2024-01-04"], **shares(100))
        self.assertEqual(column(rows, "cash_events", "amount"), ["265"])

    def test_a_short_owes_the_whole(self):
        rows = run(self.BARS, {1: SELL}, None, ["A,2024-01-02,dividend,2.65,2024-01-03"],
                   **{**short(100), "dividendTax": "0.15"})
        self.assertEqual(column(rows, "cash_events", "amount"), ["-265"])
        self.assertEqual(column(rows, "equity", "receivables"), ["0", "-265", "0", "0"])

    def test_split_first_when_dated_alike(self):
        bars = [flat(0, 100), flat(1, "49")]
        for order in (1, -1):
            rows = run(bars, {1: BUY}, None, ["A,2024-01-02,dividend,1",
                                              "A,2024-01-02,split,2"][::order], **shares(100))
            self.assertEqual(column(rows, "cash_events", "amount"), ["0", "200"])

    def test_16_by_date_first(self):
        # Both before one slice; the dividend is dated before the split: 100 x 1.
        bars = [flat(0, 100), flat(5, "49")]
        rows = run(bars, {1: BUY}, None, ["A,2024-01-03,split,2", "A,2024-01-02,dividend,1"],
                   **shares(100))
        self.assertEqual(column(rows, "cash_events", "amount"), ["100", "0"])

    def test_limits_and_stops_stay(self):
        rows = run(self.BARS[:2], {1: BUY}, {1: {"stop": 90}}, ["A,2024-01-02,dividend,2.65"],
                   **shares(100))
        self.assertEqual(column(rows, "open_positions", "stop"), ["90"])


class DelistingAndRename(unittest.TestCase):
    """Section 11."""

    def delisted(self, action, **parameters):
        bars = [flat(0, "3.20"), flat(1, "3.20"), flat(0, 9, symbol="B"),
                flat(1, 9, symbol="B"), flat(2, 9, symbol="B")]
        return run(bars, {("A", 1): BUY}, None, [action], **{**shares(100), **parameters})

    def test_value(self):
        rows = self.delisted("A,2024-01-02,delist,0.05", commission="0.01")
        trade = rows["trades"][1]
        self.assertEqual((trade["kind"], trade["side"], decimal(trade["cash_flow"])),
                         ("DELIST", SELL, "5.00000000"))
        self.assertEqual((trade["commission"], trade["slippage"]), (0, 0))
        self.assertEqual(trade["traded_at"].day, 3)
        self.assertEqual(rows["open_positions"], [])

    def test_by_setting(self):
        rows = self.delisted("A,2024-01-02,delist", delistPrice="last")
        self.assertEqual(decimal(rows["trades"][1]["cash_flow"]), "320.00000000")
        rows = self.delisted("A,2024-01-02,delist,", delistPrice="zero")
        self.assertEqual(decimal(rows["trades"][1]["cash_flow"]), "0.00000000")
        with self.assertRaises(SettingsError):
            self.delisted("A,2024-01-02,delist")

    def test_a_short(self):
        bars = [flat(0, "3.20"), flat(0, 9, symbol="B"), flat(1, 9, symbol="B")]
        rows = run(bars, {("A", 1): SELL}, None, ["A,2024-01-01,delist,0.05"], **short(100))
        self.assertEqual(column(rows, "trades", "cash_flow"), ["320", "-5"])
        self.assertEqual(rows["trades"][1]["side"], BUY)

    def test_orders_are_cancelled(self):
        bars = [flat(0, "3.20"), flat(0, 9, symbol="B"), flat(1, 9, symbol="B")]
        rows = run(bars, {("A", 1): BUY}, None, ["A,2024-01-01,delist,0"], fill="nextOpen")
        self.assertEqual([o["ended_by"] for o in rows["ended_orders"]], ["delisted"])

    def test_a_symbol_that_merely_stops(self):
        bars = [flat(0, "3.20"), flat(0, 9, symbol="B"), flat(1, 9, symbol="B")]
        rows = run(bars, {("A", 1): BUY}, None, ["B,2024-01-02,split,1"], **shares(100))
        self.assertEqual(rows["open_positions"][0]["last_bar_at"], bars[0].time)

    def test_rename(self):
        bars = [flat(0, 100), bar(1, 100, 100, 94, 95, symbol="Z"), flat(0, 9, symbol="B"),
                flat(1, 9, symbol="B"), flat(2, 50, symbol="Z")]
        rows = run(bars, {("A", 1): BUY, ("Z", 3): BUY}, None,
                   ["A,2024-01-02,rename,Z", "Z,2024-01-03,split,2"],
                   **{**shares(10), "fill": "nextOpen", "stopLoss": "0.1"})
        self.assertEqual([(t["symbol"], t["traded_at"].day) for t in rows["trades"]], [("Z", 2)])
        self.assertEqual(column(rows, "open_positions", "quantity"), ["20"])
        self.assertEqual([o["symbol"] for o in rows["open_positions"]], ["Z"])
        self.assertEqual(rows["session"]["symbols"], [["A", "Z"], ["B"]])
        held = run(bars[:1] + bars[1:2], {("A", 1): BUY}, None, ["A,2024-01-02,rename,Z"],
                   symbols="A", stopLoss="0.05", **shares(10))
        self.assertEqual([(t["symbol"], t["kind"]) for t in held["trades"]],
                         [("A", "OPEN"), ("Z", "STOP")])

    def test_actions_without_a_position_or_before_the_first_bar(self):
        actions = ["A,2023-01-02,split,2", "A,2024-01-01,dividend,1", "C,2024-01-01,split,3",
                   "A,2030-01-01,delist,1"]
        rows = run([flat(0, 100), flat(1, 100)], {1: BUY}, None, actions, **shares(10))
        self.assertEqual(rows["cash_events"], [])
        self.assertEqual(len(rows["corporate_actions"]), 4)


class Readings(unittest.TestCase):
    """Section 14, by the number of the reading."""

    def test_1_decided_when_the_level_was_set(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 100, 100, 90, 95)]
        rows = run(bars, {1: BUY}, {1: {"stop": 95}, 3: {"stop": 97}}, fill="nextOpen")
        self.assertEqual([t["decided_at"].day for t in rows["trades"]], [1, 3])
        rows = run(bars, {1: BUY}, fill="nextOpen", stopLoss="0.05")
        self.assertEqual([t["decided_at"].day for t in rows["trades"]], [1, 1])

    def test_2_own_bar_raises_the_trail(self):
        bars = [flat(0, 100), bar(1, 99, 104, 97, 100)]
        rows = run(bars, {1: BUY}, {1: {"limit": 98}}, trailingStop="0.05")
        self.assertEqual(decimal(rows["open_positions"][0]["trail"]), "98.80000000")

    def test_4_take(self):
        levels = {1: {"target": 101}}
        bars = [flat(0, 100), bar(1, 102, 103, 101, 102)]
        rows = run(bars, {1: BUY}, levels, fill="nextOpen", gapEntry="take", slippage="0")
        self.assertEqual(prices(rows), ["102.00000000", "102.00000000"])
        self.assertEqual(rows["trades"][1]["kind"], "TARGET")
        rows = run(bars, {1: BUY}, levels, fill="nextOpen", slippage="0")
        self.assertEqual(rows["trades"], [])

    def test_5_other_level_of_a_trail(self):
        bars = [flat(0, 100), bar(1, 100, 110, 94, 96)]
        trade = run(bars, {1: BUY}, stopLoss="0.05", trailingStop="0.08")["trades"][1]
        self.assertTrue(trade["ambiguous"])               # 110 × 0.92 = 101.20
        value = 949 * half_even(units("101.2") * 9995, 10000)
        self.assertEqual(trade["other_pnl"], value - half_even(value, 1000)
                         - units("94947.45") - units("94.94745"))

    def test_6_volume_used_up(self):
        bars = [flat(0, 100, volume=10000), bar(1, 96, 97, 94, 96, volume=0),
                bar(2, 98, 99, 97, 98, volume=10000)]
        rows = run(bars, {1: BUY}, volumeLimit="0.5", stopLoss="0.05", fill="close")
        trade = rows["trades"][1]
        self.assertEqual((trade["kind"], trade["traded_at"].day), ("STOP", 3))
        self.assertEqual(trade["price"], half_even(units("98") * 9995, 10000))

    def test_6_a_later_touch_is_a_new_order_with_its_own_minimum(self):
        bars = [flat(0, 100, volume=10000), flat(1, 94, volume=1000),
                flat(2, 93, volume=1000)]
        rows = run(bars, {1: BUY}, volumeLimit="0.1", stopLoss="0.05", commission="0",
                   commissionMin="1", sizing="fixedShares", sizeAmount="200", slippage="0")
        sells = rows["trades"][1:]
        self.assertEqual([decimal(t["price"]) for t in sells], ["94.00000000", "93.00000000"])
        self.assertEqual([decimal(t["commission"]) for t in sells],
                         ["1.00000000", "1.00000000"])
        self.assertEqual(len({t["order_no"] for t in sells}), 2)

    def test_8_keep_keeps_what_volume_cut(self):
        bars = [flat(0, 100, volume=10000), flat(1, 200, volume=7000),
                flat(2, 100, volume=10000)]
        rows = run(bars, {1: BUY}, volumeLimit="0.1", sizing="fixedShares", commission="0",
                   sizeAmount="950", fill="nextOpen", entryRemainder="keep", slippage="0")
        # 700 of 950 by volume, 500 of them by cash; 250 wait, and cash is gone.
        self.assertEqual(decimal(rows["trades"][0]["quantity"]), "500.00000000")
        self.assertEqual(rows["ended_orders"][0]["quantity"], units("250"))

    def test_10_maker_and_taker_in_one_order(self):
        bars = [flat(0, 100, volume=10000), bar(1, 100, 112, 100, 110, volume=1000),
                flat(2, 110, volume=10000)]
        rows = run(bars, {1: BUY}, volumeLimit="0.1", takeProfit="0.1", slippage="0",
                   sizing="fixedShares", sizeAmount="200", commission="0.002",
                   commissionMaker="0.001", fill="close")
        self.assertEqual([decimal(t["commission"]) for t in rows["trades"][1:]],
                         ["11.00000000", "22.00000000"])

    def test_9_what_the_tick_rounds(self):
        tick = {"tick": "0.05", "commission": "0", "slippage": "0.001"}
        # A fill that slips: 100.1 up; a strategy's S 95.03 down and T 108.02 up.
        rows = run([flat(0, 100)], {1: BUY}, {1: {"stop": "95.03", "target": "108.02"}},
                   trailingStop="0.0333", **tick)
        position = rows["open_positions"][0]
        self.assertEqual([decimal(position[n])[:6] for n in
                          ("entry_price", "stop", "target", "trail")],
                         ["100.10", "95.000", "108.05", "96.750"])      # 96.76667 down
        # Not an entry's limit, nor its fill; not a trigger (slipped: 102.13203 up).
        rows = run([flat(0, 100), flat(1, 98)], {1: BUY}, {1: {"limit": "98.03"}}, **tick)
        self.assertEqual(prices(rows), ["98.00000000"])
        rows = run([flat(0, 100), bar(1, 99, 99, 98, 98)], {1: BUY}, {1: {"limit": "98.03"}},
                   **tick)
        self.assertEqual(prices(rows), ["98.03000000"])
        rows = run([flat(0, 100), bar(1, 100, 103, 100, 100)], {1: BUY},
                   {1: {"trigger": "102.03"}}, **tick)
        self.assertEqual(prices(rows), ["102.15000000"])
        # Not DELIST.
        rows = run([flat(0, 100), flat(1, 9, symbol="B")], {("A", 1): BUY}, None,
                   ["A,2024-01-01,delist,0.07"], **tick)
        self.assertEqual(decimal(rows["trades"][1]["price"]), "0.07000000")

    def test_11_kinds(self):
        bars = [flat(0, 100), flat(1, 100)]
        rows = run(bars, {1: BUY, 2: SELL}, opposite="reverse", **short(10))
        self.assertEqual([t["kind"] for t in rows["trades"]], ["OPEN", "CLOSE", "OPEN"])
        rows = run([flat(0, 100), flat(1, 110)], {1: SELL}, closeAtEnd="true",
                   **{**short(10), "slippage": "0.001", "commission": "0.01"})
        trade = rows["trades"][1]
        self.assertEqual((trade["kind"], trade["side"], decimal(trade["price"])),
                         ("CLOSE", BUY, "110.11000000"))
        self.assertEqual(decimal(trade["commission"]), "11.01100000")
        self.assertEqual(len(rows["equity"]), 2)

    def test_12_cash_is_free_cash_less_reserves(self):
        bars = [flat(0, 100), flat(0, 100, symbol="B")]
        # A waits with 950 at 100 and reserves 47,500; B: 0.95 x 52,500.
        rows = run(bars, {1: SELL}, fill="nextOpen", short="true", **FREE)
        self.assertEqual(column(rows, "open_orders", "quantity"), ["950", "498"])
        # At once: free is 195,000 - 1.5 x 95,000 = 52,500, too.
        rows = run(bars, {1: SELL}, short="true", **FREE)
        self.assertEqual(column(rows, "trades", "quantity"), ["950", "498"])
        # riskMinCashReserve 0.4: 100,000 - 0.5 x value - fee >= 40,000.
        rows = run(bars[:1], {1: SELL}, short="true", sizing="fixedShares", sizeAmount="5000",
                   slippage="0", commission="0.001", risk="on", riskMaxPositionSize="9",
                   riskMinCashReserve="0.4")
        self.assertEqual(column(rows, "trades", "quantity"), ["1197"])   # 50.1 a share

    def test_12_an_intrabar_cover_frees_at_close_and_takes_at_once(self):
        # A short of 1,000 at 100: free 50,000. Its target 90 is met INTRABAR, which frees
        # 150,000 - 90,000; B waits for its limit 10 with 4,990 and fills before CLOSE.
        bars = [flat(0, 100), flat(0, 10, symbol="B"), flat(1, 100), flat(1, 10, symbol="B"),
                bar(2, 100, 100, 89, 95), bar(2, 12, 12, 9, 10, symbol="B")]
        setting = {"short": "true", "borrowRate": "0", "sizing": "fixedCash",
                   "sizeAmount": "100000", **FREE}
        rows = run(bars, {("A", 1): SELL, ("B", 2): BUY},
                   {("A", 1): {"target": 90}, ("B", 2): {"limit": 10}}, **setting)
        self.assertEqual([(t["symbol"], decimal(t["quantity"])) for t in rows["trades"]],
                         [("A", "1000.00000000"), ("A", "1000.00000000"),
                          ("B", "5000.00000000")])
        # Covered at 160 it leaves 40,000 of the free 50,000, at once.
        bars[4] = bar(2, 100, 161, 100, 150)
        rows = run(bars, {("A", 1): SELL, ("B", 2): BUY},
                   {("A", 1): {"stop": 160}, ("B", 2): {"limit": 10}}, **setting)
        self.assertEqual(column(rows, "trades", "quantity"), ["1000", "1000", "4000"])

    def test_13_reverse(self):
        bars = [flat(0, 100), flat(1, 110), flat(2, 90)]
        rows = run(bars, {1: BUY, 2: SELL, 3: BUY}, opposite="reverse", **short(10))
        self.assertEqual([(t["side"], t["kind"]) for t in rows["trades"]],
                         [(BUY, "OPEN"), (SELL, "CLOSE"), (SELL, "OPEN"), (BUY, "CLOSE"),
                          (BUY, "OPEN")])
        self.assertEqual(column(rows, "trades", "realized_pnl"),
                         [None, "100", None, "200", None])
        rows = run(bars, {1: BUY, 2: SELL, 3: BUY}, **short(10))
        self.assertEqual([(t["side"], t["kind"]) for t in rows["trades"]],
                         [(BUY, "OPEN"), (SELL, "CLOSE"), (BUY, "OPEN")])

    def test_13_proceeds_only_with_fill_close(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 100), flat(3, 100)]
        setting = {"short": "true", "opposite": "reverse", "positionSize": "0.5", **FREE}
        # Long 500; free 50,000, or 100,000 with the exit's proceeds.
        rows = run(bars, {1: BUY, 2: SELL}, **setting)
        self.assertEqual(column(rows, "trades", "quantity"), ["500", "500", "500"])
        rows = run(bars, {1: BUY, 3: SELL}, fill="nextOpen", **setting)
        self.assertEqual(column(rows, "trades", "quantity"), ["500", "500", "250"])
        self.assertEqual(column(rows, "trades", "side"), [BUY, SELL, SELL])
        self.assertEqual({t["decided_at"] for t in rows["trades"][1:]}, {bars[2].time})

    def test_13_own_position_not_counted_and_cooldown_as_at_the_signal(self):
        bars = [flat(0, 100), flat(1, 110)]
        rows = run(bars, {1: BUY, 2: SELL}, opposite="reverse", maxPositions="1",
                   cooldownBars="5", **short(10))
        self.assertEqual(len(rows["trades"]), 3)

    def test_13_ends_if_the_old_position_is_not_gone(self):
        bars = [flat(0, 100, volume=1000), flat(1, 100, volume=1000), flat(2, 100, volume=50),
                flat(3, 100, volume=1000)]
        rows = run(bars, {1: BUY, 2: SELL}, opposite="reverse", fill="nextOpen",
                   volumeLimit="0.1", **short(10))
        self.assertEqual(column(rows, "trades", "quantity"), ["10", "5", "5"])
        self.assertEqual(column(rows, "trades", "kind"), ["OPEN", "CLOSE", "CLOSE"])
        self.assertEqual(rows["ended_orders"][0]["ended_by"], "position not gone")

    def test_13_ends_if_an_exit_by_level_came_between(self):
        bars = [flat(0, 100), flat(1, 100), bar(2, 100, 101, 96, 97), flat(3, 97)]
        rows = run(bars, {1: BUY, 3: SELL}, opposite="reverse", fill="nextClose",
                   stopLoss="0.05", **short(10))
        self.assertEqual([t["kind"] for t in rows["trades"]], ["OPEN", "CLOSE", "OPEN"])
        bars[3] = bar(3, 97, 97, 90, 91)
        rows = run(bars, {1: BUY, 3: SELL}, opposite="reverse", fill="nextClose",
                   stopLoss="0.05", **short(10))
        self.assertEqual([t["kind"] for t in rows["trades"]], ["OPEN", "STOP"])
        self.assertEqual([o["ended_by"] for o in rows["ended_orders"]], ["STOP", "STOP"])

    def test_14_what_leaves_anyway_counts_as_covered_first(self):
        # Cash 120,000, shorts worth 47,000 and 48,000: 120,000 - 123,500 = -3,500. A
        # leaves at the next open anyway, 14,100 come back: B stays.
        bars = [flat(0, 100), flat(0, 100, symbol="B"), flat(1, 100), flat(1, 100, symbol="B"),
                flat(2, 470), flat(2, 480, symbol="B"), flat(3, 470), flat(3, 480, symbol="B")]
        rows = run(bars, {1: SELL, ("A", 3): BUY}, fill="nextOpen", **short(100))
        self.assertEqual([(t["symbol"], t["kind"]) for t in rows["trades"][2:]],
                         [("A", "CLOSE")])
        # With nextClose A's exit waits for a close: B, the largest, is called. It is
        # enough, so that A's exit stays.
        rows = run(bars, {1: SELL, ("A", 3): BUY}, fill="nextClose", **short(100))
        self.assertEqual([(t["symbol"], t["kind"]) for t in rows["trades"][2:]],
                         [("B", "MARGIN"), ("A", "CLOSE")])

    def test_14_an_exit_that_waits_for_a_close_is_replaced(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 240), bar(3, 245, 246, 230, 235)]
        rows = run(bars, {1: SELL, 3: BUY}, fill="nextClose", **short(500))
        self.assertEqual([(t["kind"], decimal(t["price"])[:3]) for t in rows["trades"]],
                         [("OPEN", "100"), ("MARGIN", "245")])
        self.assertEqual([o["ended_by"] for o in rows["ended_orders"]], ["margin call"])

    def test_14_only_with_short(self):
        # A fee larger than the account: equity is below 0, and nothing else happens.
        rows = run([flat(0, 100), flat(1, 100), flat(2, 100)], {1: BUY, 2: SELL, 3: BUY},
                   initialCapital="1000", slippage="0", commission="0", positionSize="0.9",
                   commissionMin="95")
        self.assertEqual(len(rows["trades"]), 3)

    def test_14_ruined_entries_end_and_no_signal_is_asked(self):
        bars = [flat(0, 100), flat(0, 10, symbol="B"), flat(1, 301), flat(1, 10, symbol="B"),
                flat(2, 310), flat(2, 10, symbol="B")]
        rows = run(bars, {("A", 1): SELL, ("B", 1): BUY, ("B", 2): BUY},
                   {("B", 1): {"limit": 1}}, **short(500, limitBars="5"))
        self.assertEqual([o["ended_by"] for o in rows["ended_orders"]], ["ruined"])
        self.assertEqual([t["kind"] for t in rows["trades"]], ["OPEN", "MARGIN"])
        self.assertEqual(rows["session"]["status"], "CLOSED")

    def test_15_cooldown_counts_for_both_sides(self):
        bars = [flat(d, 100) for d in range(5)]
        rows = run(bars, {1: SELL, 2: BUY, 3: BUY, 4: SELL}, cooldownBars="2", **short(10))
        self.assertEqual([(t["side"], t["traded_at"].day) for t in rows["trades"]],
                         [(SELL, 1), (BUY, 2), (SELL, 4)])

    def test_15_held_includes_an_intrabar_entrys_own_bar(self):
        seen = []

        class Looking(Script):
            def signal(self, bars, held):
                seen.append(held)
                return super().signal(bars, held)
        replay([flat(0, 100), bar(1, 99, 104, 97, 100), bar(2, 100, 105, 99, 100)],
               {"risk": "off"}, lambda: Looking({1: BUY}, {1: {"limit": 98}}))
        self.assertEqual([(decimal(h.best), decimal(h.worst)) for h in seen if h],
                         [("104.00000000", "97.00000000"), ("105.00000000", "97.00000000")])

    def test_16_actions_of_one_date(self):
        # rename, split, dividend, delisting, payments: the claim is of 20 Z, which are
        # closed at 1, and paid.
        bars = [flat(0, 100), flat(0, 9, symbol="B"), flat(5, 9, symbol="B")]
        rows = run(bars, {("A", 1): BUY}, None,
                   ["Z,2024-01-03,delist,1", "Z,2024-01-03,dividend,0.5,2024-01-03",
                    "Z,2024-01-03,split,2", "A,2024-01-03,rename,Z"], **shares(10))
        self.assertEqual([(e["symbol"], e["type"]) for e in rows["cash_events"]],
                         [("Z", "SPLIT_CASH"), ("Z", "DIVIDEND")])
        self.assertEqual(column(rows, "cash_events", "amount"), ["0", "10"])
        self.assertEqual(column(rows, "trades", "cash_flow"), ["-1000", "20"])

    def test_17_risk_takes_the_tighter_of_stop_and_trail(self):
        rows = run([flat(0, 100)], {1: SELL}, short="true", sizing="risk", stopLoss="0.05",
                   trailingStop="0.04", positionSize="0.01", **FREE)
        self.assertEqual(column(rows, "trades", "quantity"), ["250"])
        closes = [flat(day, 100) for day in range(21)]
        self.assertEqual(run(closes, {21: BUY}, sizing="volatility")["trades"], [])

    def test_18_drawdown_reset(self):
        bars = [flat(0, 100), flat(1, 50)] + [flat(d, 50) for d in range(2, 8)]
        signals = {1: BUY, 2: SELL, **{n: BUY for n in range(3, 9)}}
        size = {"sizing": "equity", "positionSize": "0.9", "riskMaxPositionSize": "1",
                "riskMaxDailyLoss": "1", "riskMinCashReserve": "0", "risk": "on"}
        self.assertEqual(len(run(bars, signals, **size)["trades"]), 2)
        rows = run(bars, signals, riskDrawdownReset="3", **size)
        self.assertEqual([t["traded_at"].day for t in rows["trades"]], [1, 2, 5])


class Ends(unittest.TestCase):

    def test_trade_from(self):
        bars = [flat(0, 100), flat(1, 100), flat(2, 50), flat(3, 50)]
        rows = run(bars, {1: BUY, 3: BUY}, None, ["A,2024-01-03,split,2",
                                                  "A,2024-01-02,dividend,1"],
                   tradeFrom="2024-01-03", **shares(10))
        self.assertEqual([t["traded_at"].day for t in rows["trades"]], [3])
        self.assertEqual(len(rows["equity"]), 2)
        self.assertEqual(rows["cash_events"], [])

    def test_close_at_end(self):
        rows = run([flat(0, 100), flat(1, 110)], {1: BUY}, closeAtEnd="true")
        self.assertEqual(len(rows["equity"]), 2)
        self.assertEqual(decimal(rows["trades"][1]["price"]), "109.94500000")
        self.assertEqual(rows["equity"][-1]["positions_value"], 0)
        self.assertEqual(rows["equity"][-1]["cash"],
                         units("100000") + sum(t["cash_flow"] for t in rows["trades"]))

    def test_strict(self):
        s = Settings({"realism": "strict", "impact": "0.2"})
        self.assertEqual((s.fill, s.volumeLimit, s.impact),
                         ("nextOpen", Fraction(1, 40), Fraction(1, 5)))


def random_script(rng, count, prices_at):
    """Signals with market, limit, stop and stop-limit orders, stops and targets."""
    signals, levels = {}, {}
    for n in range(1, count + 1):
        signal = rng.choice((BUY, SELL, HOLD, HOLD))
        signals[n] = signal
        c, sign = prices_at(n), 1 if signal == BUY else -1
        near = lambda: Fraction(rng.randint(0, 400), 100)      # noqa: E731
        given = {}
        if signal != HOLD:
            kind = rng.choice(("market", "market", "limit", "stop", "stopLimit"))
            if kind == "limit":
                given["limit"] = c - sign * near()
            elif kind != "market":
                given["trigger"] = c + sign * near()
                if kind == "stopLimit":
                    given["limit"] = given["trigger"] + sign * (near() - 1)
            if rng.random() < 0.5:
                given["stop"] = c - sign * near()
            if rng.random() < 0.5:
                given["target"] = c + sign * near()
        levels[n] = given
    return signals, levels


class Symmetry(unittest.TestCase):
    """What must be the same on two ways, over random bars, orders and levels."""

    def bars(self, rng, count=80):
        rows, close = [], 20000
        for day in range(count):
            first = close + rng.randint(-150, 150)
            close = first + rng.randint(-300, 300)
            rows.append((first, max(first, close) + rng.randint(0, 200),
                         min(first, close) - rng.randint(0, 200), close,
                         rng.choice((0, 100, 150, 4000, 4000))))
        return rows

    def test_shorts_mirror_longs(self):
        """Prices 400 - p, BUY and SELL exchanged: the same trades and profits."""
        trades = 0
        for seed in range(120):
            rng = random.Random(seed)
            rows = self.bars(rng)
            cent = lambda n: Fraction(n, 100)                      # noqa: E731
            signals, levels = random_script(rng, len(rows), lambda n: cent(rows[n - 1][3]))
            setting = {
                "short": "true", "borrowRate": "0", "sizing": "fixedShares",
                "sizeAmount": "50", "slippage": "0.03/share", "commission": "0.01/share",
                "initialCapital": "100000000", "opposite": rng.choice(("close", "reverse")),
                "fill": rng.choice(("close", "nextOpen", "nextClose")),
                "intrabar": rng.choice(("stopFirst", "targetFirst", "nearest")),
                "gapEntry": rng.choice(("cancel", "take")), "limitBars": rng.choice(("1", "3")),
                "maxHoldBars": rng.choice(("off", "4")), "cooldownBars": rng.choice(("0", "2")),
                "limitFill": rng.choice(("through", "touch")), "tick": rng.choice(("off", "0.05")),
                "volumeLimit": rng.choice(("off", "0.2")),
                "entryRemainder": rng.choice(("drop", "keep"))}
            here = [bar(d, *map(cent, one[:4]), volume=one[4]) for d, one in enumerate(rows)]
            there = [bar(d, *(400 - cent(one[i]) for i in (0, 2, 1, 3)), volume=one[4])
                     for d, one in enumerate(rows)]
            turned = {n: {BUY: SELL, SELL: BUY}.get(one, one) for n, one in signals.items()}
            mirrored = {n: {name: 400 - price for name, price in one.items()}
                        for n, one in levels.items()}
            a = run(here, signals, levels, **setting)
            b = run(there, turned, mirrored, **setting)
            same = ("side", "quantity", "price", "kind", "traded_at", "decided_at",
                    "commission", "realized_pnl", "ambiguous", "other_pnl", "order_no")
            for trade in b["trades"]:
                trade["side"] = BUY if trade["side"] == SELL else SELL
                trade["price"] = units("400") - trade["price"]
            self.assertEqual([[t[n] for n in same] for t in a["trades"]],
                             [[t[n] for n in same] for t in b["trades"]], seed)
            self.assertEqual([o["ended_by"] for o in a["ended_orders"]],
                             [o["ended_by"] for o in b["ended_orders"]])
            trades += len(a["trades"])
        self.assertGreater(trades, 3000)

    def test_a_split_changes_nothing_but_the_numbers(self):
        """Raw prices with a split, and the same bars on the new shares' terms from the
        start: equal equity, for entries before the split."""
        splits = 0
        for seed in range(150):
            rng = random.Random(seed)
            rows = self.bars(rng, 30)
            day, value = rng.randint(1, 29), rng.choice((Fraction(2), Fraction(1, 2), Fraction(5)))
            cent = lambda n: Fraction(n, 100)                      # noqa: E731
            signals, levels = random_script(rng, len(rows), lambda n: cent(rows[n - 1][3]))
            for n in range(day + 1, 31):                           # no entry after it
                signals[n] = HOLD
                levels[n] = {name: price for name, price in levels[n].items()
                             if name in ("stop", "target")}
            setting = {
                "short": "true", "borrowRate": "0.1", "sizing": "fixedShares",
                "slippage": "0", "commission": "0.001", "initialCapital": "1000000",
                "opposite": rng.choice(("close", "reverse")), "adjust": "none",
                "fill": rng.choice(("close", "nextOpen", "nextClose")),
                "limitBars": "6", "trailingStop": rng.choice(("off", "0.03125")),
                "maxHoldBars": rng.choice(("off", "9"))}

            def made(scale):
                """Bars and levels by day, in prices of old (1) or new (value) shares."""
                bars, given = [], {}
                for d, one in enumerate(rows):
                    by = value if d >= day else scale
                    bars.append(bar(d, *(cent(p) / by for p in one[:4])))
                    given[d + 1] = {name: p / by for name, p in levels[d + 1].items()}
                return bars, given
            date = (START + dt.timedelta(days=day)).date()
            old, old_levels = made(Fraction(1))
            new, new_levels = made(value)
            actions = [f"A,{date},dividend,0.5", f"A,{date},split,{value}"]
            a = run(old, signals, old_levels, actions, sizeAmount="100", **setting)
            b = run(new, signals, new_levels, actions[:1], sizeAmount=str(100 * value),
                    **setting)
            self.assertEqual([p["equity"] for p in a["equity"]],
                             [p["equity"] for p in b["equity"]], seed)
            self.assertEqual([(t["side"], t["kind"], t["traded_at"]) for t in a["trades"]],
                             [(t["side"], t["kind"], t["traded_at"]) for t in b["trades"]])
            splits += any(e["type"] == "SPLIT_CASH" for e in a["cash_events"])
        self.assertGreater(splits, 40)


class Watched(Replay):
    """A replay that looks at what an action does to the equity (sections 9 and 11)."""
    jumps: list

    def apply_actions(self):
        self.jumps = getattr(self, "jumps", [])
        super().apply_actions()

    def split(self, symbol, value):
        before = self.equity()
        super().split(symbol, value)
        shares = symbol.position.quantity // units("1") + 1 if symbol.position else 1
        self.jumps.append((abs(self.equity() - before), shares // 2 + 2))

    def fill_entry(self, symbol, order, raw, stage, how):
        before, flat = len(self.trades), symbol.position is None
        super().fill_entry(symbol, order, raw, stage, how)
        # An entry leaves free cash >= 0 (a later part of it counts at the last price).
        if flat and len(self.trades) > before:
            self.jumps.append((0 if self.free_cash() >= self.held_back else 1, 0))


class Books(unittest.TestCase):
    """Promises of sections 0 and 13, over cases made by generate_case.py."""

    def test_generated_cases(self):
        for seed in range(12):
            self.case(seed, False)

    def test_generated_cases_with_actions_and_shorts(self):
        for seed in range(int(os.environ.get("CASES", "60"))):
            self.case(seed, True)

    def case(self, seed, actions):
        with self.subTest(seed=seed, actions=actions), tempfile.TemporaryDirectory() as folder:
            with open(generate_case.generate(seed, folder, actions), encoding="utf-8") as file:
                case = json.load(file)
            bars = bars_until(read_bars(case["prices"]), case.get("to"))
            session = Watched(bars, case["parameters"], None, case.get("actions"))
            self.balanced(session, session.run(), bars)

    def balanced(self, session, rows, bars):
        settings, held, used = session.s, {}, {}
        at = {(one.symbol, one.time): one for one in bars}
        first = {name: one.names[0] for one in session.symbols for name in one.names}
        events = rows.get("cash_events", [])
        moves = ([(t["traded_at"], 1, t["trade_no"], t["symbol"],
                   t["quantity"] if t["side"] == BUY else -t["quantity"], t)
                  for t in rows["trades"]]
                 + [(e["booked_at"], 0, n, e["symbol"], e["quantity_change"], None)
                    for n, e in enumerate(events)])
        for _, _, _, name, change, trade in sorted(moves, key=lambda one: one[:3]):
            place = first[name]
            before = held.get(place, 0)
            held[place] = before + change
            self.assertGreaterEqual(before * held[place], 0)    # never through zero
            if trade is None:
                continue
            if not settings.short:
                self.assertGreaterEqual(held[place], 0)
            self.assertEqual(trade["realized_pnl"] is not None, abs(held[place]) < abs(before))
            key, sign = (name, trade["traded_at"]), 1 if trade["side"] == BUY else -1
            if trade["kind"] == "DELIST" or (settings.closeAtEnd and trade["decided_at"]
                                             == rows["equity"][-1]["recorded_at"]):
                continue
            raw = trade["price"] - sign * trade["slippage"]
            self.assertTrue(at[key].l <= raw <= at[key].h, trade)
            if settings.fill != "close" or trade["kind"] == "MARGIN":
                self.assertLess(trade["decided_at"], trade["traded_at"])
            used[key] = used.get(key, 0) + trade["quantity"]
            if settings.volumeLimit is not None:
                self.assertLessEqual(used[key], at[key].v * settings.volumeLimit)
        cash = (settings.initialCapital + sum(trade["cash_flow"] for trade in rows["trades"])
                + sum(event["amount"] for event in events))
        if rows["equity"]:
            last = rows["equity"][-1]
            self.assertEqual(last["cash"], cash)
            self.assertEqual(last["equity"], last["cash"] + last.get("receivables", 0)
                             + sum(one["market_value"] for one in rows["open_positions"]))
        self.assertEqual({name: quantity for name, quantity in held.items() if quantity},
                         {first[one["symbol"]]: one["quantity"]
                          for one in rows["open_positions"]})
        realized = {}
        for pair in rows["matches"]:
            number = pair["exit_trade_no"]
            realized[number] = realized.get(number, 0) + pair["realized_pnl"]
        self.assertEqual(realized, {trade["trade_no"]: trade["realized_pnl"]
                                    for trade in rows["trades"]
                                    if trade["realized_pnl"] is not None})
        # All cash is profit that was realized, dividends, interest, or what is held cost.
        held_cost = sum(one.position.sign * (fill.cost - fill.cost_taken)
                        + fill.commission - fill.commission_taken
                        for one in session.symbols if one.position is not None
                        for fill in one.position.fills)
        profit = (sum(realized.values())
                  + sum(e["realized_pnl"] or 0 for e in events if e["type"] == "SPLIT_CASH")
                  + sum(e["amount"] for e in events if e["type"] != "SPLIT_CASH"))
        self.assertEqual(cash - settings.initialCapital, profit - held_cost)
        for jump, most in getattr(session, "jumps", []):
            self.assertLessEqual(jump, most)


if __name__ == "__main__":
    unittest.main()
