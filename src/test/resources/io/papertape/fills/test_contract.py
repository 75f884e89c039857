"""The numeric examples of FILLS.md (sections 1-7 and 12) and of DESIGN.md (section 4)
against the reference of Papertape's fills, and the property of section 2."""

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


def run(bars, signals, levels=None, **parameters):
    parameters.setdefault("risk", "off")
    return replay(bars, parameters, lambda: Script(signals, levels))


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

    def test_18_drawdown_reset(self):
        bars = [flat(0, 100), flat(1, 50)] + [flat(d, 50) for d in range(2, 8)]
        signals = {1: BUY, 2: SELL, **{n: BUY for n in range(3, 9)}}
        size = {"sizing": "equity", "positionSize": "0.9", "riskMaxPositionSize": "1",
                "riskMaxDailyLoss": "1", "riskMinCashReserve": "0", "risk": "on"}
        self.assertEqual(len(run(bars, signals, **size)["trades"]), 2)
        rows = run(bars, signals, riskDrawdownReset="3", **size)
        self.assertEqual([t["traded_at"].day for t in rows["trades"]], [1, 2, 5])


class Ends(unittest.TestCase):

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


class Books(unittest.TestCase):
    """Promises of sections 0 and 13, over cases made by generate_case.py."""

    def test_generated_cases(self):
        for seed in range(12):
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                with open(generate_case.generate(seed, folder), encoding="utf-8") as file:
                    case = json.load(file)
                bars = bars_until(read_bars(case["prices"]), case.get("to"))
                session = Replay(bars, case["parameters"])
                self.balanced(session, session.run(), bars)

    def balanced(self, session, rows, bars):
        settings, held, used = session.s, {}, {}
        at = {(one.symbol, one.time): one for one in bars}
        for trade in rows["trades"]:
            key = trade["symbol"], trade["traded_at"]
            sign = 1 if trade["side"] == BUY else -1
            held[key[0]] = held.get(key[0], 0) + sign * trade["quantity"]
            self.assertGreaterEqual(held[key[0]], 0)
            if settings.closeAtEnd and trade["decided_at"] == rows["equity"][-1]["recorded_at"]:
                continue
            raw = trade["price"] - sign * trade["slippage"]
            self.assertTrue(at[key].l <= raw <= at[key].h, trade)
            if settings.fill != "close":
                self.assertLess(trade["decided_at"], trade["traded_at"])
            used[key] = used.get(key, 0) + trade["quantity"]
            if settings.volumeLimit is not None:
                self.assertLessEqual(used[key], at[key].v * settings.volumeLimit)
        last = rows["equity"][-1]
        self.assertEqual(last["cash"], settings.initialCapital
                         + sum(trade["cash_flow"] for trade in rows["trades"]))
        self.assertEqual(last["equity"], last["cash"]
                         + sum(one["market_value"] for one in rows["open_positions"]))
        self.assertEqual({name: quantity for name, quantity in held.items() if quantity},
                         {one["symbol"]: one["quantity"] for one in rows["open_positions"]})
        realized = {}
        for pair in rows["matches"]:
            number = pair["exit_trade_no"]
            realized[number] = realized.get(number, 0) + pair["realized_pnl"]
        self.assertEqual(realized, {trade["trade_no"]: trade["realized_pnl"]
                                    for trade in rows["trades"] if trade["side"] == SELL})


if __name__ == "__main__":
    unittest.main()
