#!/usr/bin/env python3
"""A reference for the orders, fills, corporate actions and shorts of Papertape.

This program replays price bars through a simulated account as the contract pages
FILLS.md (all sections) and DESIGN.md (sections 2-6) say.
It is written for being read and compared with, not for speed: one plain pass over the
slices, every rule beside the section that it comes from.

Money, prices, quantities and volumes are integers in units of 0.00000001. Rates are
exact fractions. A double appears only where the contract says so: standard deviations
of returns. Every rounding is half-even, once.

    python3 fills_reference.py SETTINGS.json

SETTINGS.json holds `prices` (a CSV file timestamp,symbol,open,high,low,close,volume),
`to` (optional, inclusive), `parameters` (replay parameters, as strings) and `actions`
(optional: a list of lines symbol,ex_date,type,value[,pay_date]; types split, dividend,
delist and rename). The rows are written as JSON to standard output; bad settings end
with status 2 and a message.

Where the contract leaves a choice about actions and shorts, READINGS.md beside this file
says what was taken; `reading n` below means a number of FILLS.md section 14.
"""

import csv
import datetime as dt
import json
import math
import os
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Callable, Optional

UNIT = 100_000_000
LARGEST = 2**63 - 1

BUY, SELL, HOLD = "BUY", "SELL", "HOLD"
OPEN, INTRABAR, CLOSE = "OPEN", "INTRABAR", "CLOSE"


class SettingsError(Exception):
    """A parameter or a file that the contract refuses with exit status 2."""


# ---------------------------------------------------------------------------------
# Numbers
# ---------------------------------------------------------------------------------

def half_even(numerator: int, denominator: int = 1) -> int:
    """The quotient as an integer, ties to the even neighbour (denominator > 0)."""
    quotient, rest = divmod(numerator, denominator)
    twice = 2 * rest
    if twice > denominator or (twice == denominator and quotient % 2 == 1):
        quotient += 1
    return quotient


def rounded(value: Fraction) -> int:
    """An exact number of units, rounded half-even to a whole one."""
    return half_even(value.numerator, value.denominator)


def units(text: str) -> int:
    """A decimal as units; more than 8 decimals are rounded half-even."""
    return rounded(Fraction(text.strip()) * UNIT)


def units_cut(text: str) -> int:
    """A decimal as units, cut to 8 decimals and to the largest value (volumes)."""
    return min(math.floor(Fraction(text.strip()) * UNIT), LARGEST)


def decimal(value: Optional[int]) -> Optional[str]:
    """Units as a decimal with exactly 8 decimals."""
    if value is None:
        return None
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), UNIT)
    return f"{sign}{whole}.{rest:08d}"


def value_of(quantity: int, price: int) -> int:
    """round(quantity x price), the value of so many shares."""
    return half_even(quantity * price, UNIT)


def largest(high: int, holds: Callable[[int], bool]) -> int:
    """The largest k in 0..high for which `holds`, a condition that never comes back."""
    if high > 0 and holds(high):       # a short's cost may fall again, by impact
        return high
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


# ---------------------------------------------------------------------------------
# Bars
# ---------------------------------------------------------------------------------

@dataclass(frozen=True)
class Bar:
    time: dt.datetime
    symbol: str
    o: int
    h: int
    l: int
    c: int
    v: Optional[int] = None


def parse_time(text: str) -> dt.datetime:
    """An ISO date or date-time; without a zone it is UTC."""
    time = dt.datetime.fromisoformat(text.strip())
    if time.tzinfo is not None:
        time = time.astimezone(dt.timezone.utc).replace(tzinfo=None)
    return time


def show_time(time: Optional[dt.datetime]) -> Optional[str]:
    return None if time is None else time.isoformat(timespec="seconds")


def divided(price: Optional[int], value: Fraction) -> Optional[int]:
    """A price after a split (section 9): divided, rounded half-even to 8 decimals."""
    return None if price is None else rounded(Fraction(price) / value)


def rescaled(bar: Bar, value: Fraction) -> Bar:
    """An older bar as the window shows it after a split (section 9)."""
    volume = None if bar.v is None else min(rounded(bar.v * value), LARGEST)
    return Bar(bar.time, bar.symbol, divided(bar.o, value), divided(bar.h, value),
               divided(bar.l, value), divided(bar.c, value), volume)


def read_bars(path: str) -> list[Bar]:
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        bars = []
        for row in rows:
            volume = (row.get("volume") or "").strip()
            bars.append(Bar(parse_time(row["timestamp"]), row["symbol"].strip(),
                            units(row["open"]), units(row["high"]), units(row["low"]),
                            units(row["close"]), units_cut(volume) if volume else None))
    return bars


def bars_until(bars: list[Bar], to: Optional[str]) -> list[Bar]:
    """The bars up to `to`, inclusive; a date alone includes its whole day."""
    if not to:
        return bars
    if len(to.strip()) == 10:
        day = dt.date.fromisoformat(to.strip())
        return [bar for bar in bars if bar.time.date() <= day]
    last = parse_time(to)
    return [bar for bar in bars if bar.time <= last]


# ---------------------------------------------------------------------------------
# Corporate actions (sections 9-11)
# ---------------------------------------------------------------------------------

# The order of the actions of one date (reading 16); payments come last.
RANK = {"rename": 0, "split": 1, "dividend": 2, "delist": 3, "payment": 4}


@dataclass(frozen=True)
class Action:
    symbol: str
    date: dt.date                          # ex_date; the last date of a delisting
    type: str
    value: Optional[Fraction] = None       # exact; None for a rename or without a value
    pay_date: Optional[dt.date] = None
    new_symbol: Optional[str] = None

    @staticmethod
    def parse(line: str) -> "Action":
        """One line symbol,ex_date,type,value[,pay_date]."""
        cells = [cell.strip() for cell in line.split(",")]
        cells += [""] * (5 - len(cells))
        symbol, date, type_, value, pay = cells[:5]
        try:
            if type_ not in ("split", "dividend", "delist", "rename"):
                raise ValueError("split, dividend, delist or rename")
            if type_ == "rename":
                if not value:
                    raise ValueError("a rename needs the new symbol")
                return Action(symbol, dt.date.fromisoformat(date), type_, new_symbol=value)
            if not value and type_ != "delist":
                raise ValueError(f"a {type_} needs a value")
            number = Fraction(value) if value else None
            if number is not None and (number < 0 or type_ == "split" and number == 0):
                raise ValueError("the value is below what it can be")
            return Action(symbol, dt.date.fromisoformat(date), type_, number,
                          dt.date.fromisoformat(pay) if pay else None)
        except (ValueError, ZeroDivisionError) as problem:
            raise SettingsError(f"action {line}: {problem}") from problem


class Names:
    """The names that the symbols of a session have over time (renames, section 11)."""

    def __init__(self, names: list[str], actions: list[Action]):
        self.chains = [[(dt.date.min, name)] for name in names]
        for action in sorted((one for one in actions if one.type == "rename"),
                             key=lambda one: one.date):
            for chain in self.chains:
                if chain[-1][1] == action.symbol:
                    chain.append((action.date, action.new_symbol))

    def belongs(self, bar: Bar) -> bool:
        """Whether the bar's symbol is at its date the name of one of the session's."""
        date = bar.time.date()
        return any([name for since, name in chain if since <= date][-1] == bar.symbol
                   for chain in self.chains)

    def of(self, place: int) -> list[str]:
        return [name for _, name in self.chains[place]]


def first_names(symbols: set[str], actions: list[Action]) -> list[str]:
    """The symbols of a file by their first names, where a session lists none."""
    renames = [one for one in actions if one.type == "rename"]
    names = sorted((symbols | {one.symbol for one in renames})
                   - {one.new_symbol for one in renames})
    known = Names(names, actions)
    return [name for place, name in enumerate(names)
            if any(one in symbols for one in known.of(place))]


# ---------------------------------------------------------------------------------
# Settings
# ---------------------------------------------------------------------------------

@dataclass(frozen=True)
class FeeForm:
    """One form of `commission`: a rate, an amount per share or one per order."""
    rate: Fraction = Fraction(0)
    per_share: Fraction = Fraction(0)      # units a share
    fixed: Fraction = Fraction(0)          # units an order

    @staticmethod
    def parse(text: str) -> "FeeForm":
        text = text.strip()
        if text.endswith("/share"):
            return FeeForm(per_share=Fraction(text[:-len("/share")].strip()) * UNIT)
        if text.endswith("/order"):
            return FeeForm(fixed=Fraction(text[:-len("/order")].strip()) * UNIT)
        return FeeForm(rate=Fraction(text))


# Every parameter that this reference knows, with its default (None: off).
DEFAULTS: dict[str, Optional[str]] = {
    "strategy": "SimpleMAStrategy", "symbols": None,
    "initialCapital": "100000", "commission": "0.001", "commissionMaker": None,
    "commissionMin": "0", "commissionMax": None, "slippage": "0.0005",
    "impact": None, "tick": None, "lot": "1", "volumeLimit": None,
    "entryRemainder": "drop", "fill": "close", "limitFill": "through",
    "intrabar": "stopFirst", "stopLoss": None, "takeProfit": None, "trailingStop": None,
    "maxHoldBars": None, "cooldownBars": "0", "gapEntry": "cancel", "limitBars": "1",
    "sizing": "cash", "sizeAmount": None, "positionSize": "0.95", "maxPositions": "10",
    "risk": "on", "riskMaxPositionSize": "0.20", "riskMaxDailyLoss": "0.05",
    "riskMaxDrawdown": "0.15", "riskMinCashReserve": "0.10",
    "riskDrawdownReset": "never", "zone": "UTC", "realism": None,
    "closeAtEnd": "false", "periodsPerYear": None,
    "short": "false", "opposite": "close", "borrowRate": "0.03",
    "marginInitial": "0.50", "marginMaintenance": "0.30",
    "dividendTax": "0", "delistPrice": None, "adjust": "none", "tradeFrom": None,
}

CHOICES = {
    "fill": ("close", "nextOpen", "nextClose"),
    "limitFill": ("through", "touch"),
    "intrabar": ("stopFirst", "targetFirst", "nearest"),
    "entryRemainder": ("drop", "keep"),
    "gapEntry": ("cancel", "take"),
    "sizing": ("cash", "equity", "fixedCash", "fixedShares", "risk", "volatility"),
    "risk": ("on", "off"),
    "closeAtEnd": ("true", "false"),
    "zone": ("UTC",),
    "short": ("true", "false"),
    "opposite": ("close", "reverse"),
    "delistPrice": (None, "last", "zero"),
    "adjust": ("none",),
}

# What realism=strict sets; single settings go before it (section 0).
STRICT = {"fill": "nextOpen", "volumeLimit": "0.025", "impact": "0.1"}


class Settings:
    """The parameters of a replay, parsed; attributes carry the parameters' names."""

    def __init__(self, parameters: dict[str, str], strategy_names: tuple[str, ...] = ()):
        given = {name: str(value).strip() for name, value in parameters.items()
                 if value is not None and str(value).strip() != ""}
        for name in given:
            if name not in DEFAULTS and name not in strategy_names:
                raise SettingsError(f"unknown parameter {name}")
        text = dict(DEFAULTS)
        if given.get("realism") not in (None, "strict", "off", "none"):
            raise SettingsError(f"realism={given['realism']}: strict is what there is")
        if given.get("realism") == "strict":
            text.update(STRICT)
        text.update({name: value for name, value in given.items() if name in DEFAULTS})
        for name in ("volumeLimit", "impact", "tick", "stopLoss", "takeProfit",
                     "trailingStop", "maxHoldBars", "commissionMax"):
            if text[name] in ("off", "none"):
                text[name] = None
        for name, words in CHOICES.items():
            if text[name] not in words:
                known = ", ".join(word for word in words if word is not None)
                raise SettingsError(f"{name}={text[name]}: one of {known}")

        def fraction(name: str) -> Optional[Fraction]:
            return None if text[name] is None else Fraction(text[name])

        def amount(name: str) -> Optional[int]:
            return None if text[name] is None else units(text[name])

        try:
            self.symbols = ([s.strip() for s in text["symbols"].split(",") if s.strip()]
                            if text["symbols"] else None)
            self.initialCapital = amount("initialCapital")
            self.taker = FeeForm.parse(text["commission"])
            self.maker = FeeForm.parse(text["commissionMaker"] or text["commission"])
            self.commissionMin = amount("commissionMin")
            self.commissionMax = fraction("commissionMax")
            slippage = text["slippage"]
            self.slippageRate, self.slippagePerShare = Fraction(0), Fraction(0)
            if slippage.endswith("/share"):
                self.slippagePerShare = Fraction(slippage[:-len("/share")].strip()) * UNIT
            else:
                self.slippageRate = Fraction(slippage)
            self.impact = fraction("impact") or None
            self.tick = amount("tick") or None
            self.lot = amount("lot")
            self.volumeLimit = fraction("volumeLimit")
            self.entryRemainder = text["entryRemainder"]
            self.fill = text["fill"]
            self.limitFill = text["limitFill"]
            self.intrabar = text["intrabar"]
            self.stopLoss = fraction("stopLoss") or None
            self.takeProfit = fraction("takeProfit") or None
            self.trailingStop = fraction("trailingStop") or None
            self.maxHoldBars = int(text["maxHoldBars"] or 0) or None
            self.cooldownBars = int(text["cooldownBars"])
            self.gapEntry = text["gapEntry"]
            self.limitBars = int(text["limitBars"])
            self.sizing = text["sizing"]
            self.sizeAmount = fraction("sizeAmount")
            self.positionSize = fraction("positionSize")
            self.maxPositions = int(text["maxPositions"])
            self.risk = text["risk"] == "on"
            self.riskMaxPositionSize = fraction("riskMaxPositionSize")
            self.riskMaxDailyLoss = fraction("riskMaxDailyLoss")
            self.riskMaxDrawdown = fraction("riskMaxDrawdown")
            self.riskMinCashReserve = fraction("riskMinCashReserve")
            reset = text["riskDrawdownReset"]
            self.riskDrawdownReset = None if reset == "never" else int(reset)
            self.closeAtEnd = text["closeAtEnd"] == "true"
            self.short = text["short"] == "true"
            self.reverse = self.short and text["opposite"] == "reverse"
            self.borrowRate = fraction("borrowRate")
            self.marginInitial = fraction("marginInitial")
            self.marginMaintenance = fraction("marginMaintenance")
            self.dividendTax = fraction("dividendTax")
            self.delistPrice = text["delistPrice"]
            self.tradeFrom = (dt.date.fromisoformat(text["tradeFrom"][:10])
                              if text["tradeFrom"] else None)
            self.periodsPerYear = (float(text["periodsPerYear"])
                                   if text["periodsPerYear"] else 252.0)
        except (ValueError, ZeroDivisionError) as problem:
            raise SettingsError(str(problem)) from problem
        if self.lot <= 0:
            raise SettingsError("lot must be above 0")
        if self.sizing in ("fixedCash", "fixedShares") and self.sizeAmount is None:
            raise SettingsError(f"sizing={self.sizing} needs sizeAmount")

    def needs_volume(self) -> bool:
        return self.volumeLimit is not None or self.impact is not None

    # --- prices -------------------------------------------------------------------

    def tick_down(self, price: int) -> int:
        return price if self.tick is None else price // self.tick * self.tick

    def tick_up(self, price: int) -> int:
        return price if self.tick is None else -(-price // self.tick) * self.tick

    def slipped(self, side: str, price: int, quantity: int = 0,
                volume: Optional[int] = None) -> int:
        """The fill of a market order (section 6). Quantity 0 means: without impact."""
        impact = Fraction(0)
        if self.impact is not None and quantity > 0 and volume:
            share = -(-quantity * UNIT // volume)              # s, rounded up, in units
            impact = Fraction(rounded(self.impact * Fraction(share * share, UNIT)), UNIT)
        move = price * (self.slippageRate + impact) + self.slippagePerShare
        if side == BUY:
            return self.tick_up(rounded(price + move))
        return self.tick_down(max(0, rounded(price - move)))

    # Levels of a position: sign is 1 for a long, -1 for a short (mirrored, section 8).
    # A long's stop and trail are rounded down to the tick and its target up, a short's
    # the other way round (section 6).

    def stop_tick(self, price: int, sign: int) -> int:
        return self.tick_down(price) if sign > 0 else self.tick_up(price)

    def target_tick(self, price: int, sign: int) -> int:
        return self.tick_up(price) if sign > 0 else self.tick_down(price)

    def stop_from(self, fill: int, sign: int = 1) -> Optional[int]:
        return (None if self.stopLoss is None
                else self.stop_tick(rounded(fill * (1 - sign * self.stopLoss)), sign))

    def target_from(self, fill: int, sign: int = 1) -> Optional[int]:
        return (None if self.takeProfit is None
                else self.target_tick(rounded(fill * (1 + sign * self.takeProfit)), sign))

    def trail_from(self, price: int, sign: int = 1) -> Optional[int]:
        return (None if self.trailingStop is None
                else self.stop_tick(rounded(price * (1 - sign * self.trailingStop)), sign))

    def reaches(self, limit_side: str, price: int, limit: int) -> bool:
        """Whether a price of the bar (O, or its extreme) fills a limit order."""
        if self.limitFill == "touch":
            return price >= limit if limit_side == SELL else price <= limit
        return price > limit if limit_side == SELL else price < limit


# ---------------------------------------------------------------------------------
# Orders and positions
# ---------------------------------------------------------------------------------

@dataclass
class Levels:
    """What a strategy may give with a signal, all as prices in units."""
    trigger: Optional[int] = None
    limit: Optional[int] = None
    stop: Optional[int] = None
    target: Optional[int] = None


@dataclass
class Held:
    """What a strategy may see of its position."""
    entry_price: int
    bars_held: int
    quantity: int                  # signed: a short's is negative
    best: int = 0                  # the best and the worst price since the entry
    worst: int = 0


@dataclass
class Order:
    number: int
    side: str
    kind: str                      # OPEN, CLOSE, STOP, TARGET, TRAIL, LIMIT, TIME, MARGIN
    type: str                      # market, limit, stop, stopLimit
    quantity: int
    decided_at: dt.datetime
    decided_slice: int
    since_bar: int                 # waits from the symbol's bar after this one on
    limit: Optional[int] = None
    trigger: Optional[int] = None
    level: Optional[int] = None    # the level of an exit by level
    stop: Optional[int] = None     # of a strategy, for the position to be opened
    target: Optional[int] = None
    reserve_price: int = 0
    reserve_maker: bool = False
    entry: bool = True             # opens a position; False: closes one
    at_open: bool = False          # a margin call's, for the next open whatever `fill` is
    expires_bar: Optional[int] = None
    # The fills so far, for the fee of the whole order.
    taker_quantity: int = 0
    taker_value: int = 0
    maker_quantity: int = 0
    maker_value: int = 0
    charged: int = 0


@dataclass
class EntryFill:
    """One entry fill of a position; its cost and commission leave it in parts.

    A short's cost is what its entry brought in."""
    trade_no: int
    quantity: int
    cost: int
    commission: int
    sold: int = 0
    cost_taken: int = 0
    commission_taken: int = 0


@dataclass
class Position:
    quantity: int
    price: int                     # the price at which it is valued
    entry_price: int               # the first fill
    entered_at: dt.datetime
    entry_bar: int                 # the symbol's bar of the first fill
    entry_stage: str
    entry_raw: int                 # the first fill's price before slippage
    entry_kind: str
    fills: list[EntryFill]
    stop: Optional[int] = None
    stop_at: Optional[dt.datetime] = None
    target: Optional[int] = None
    target_at: Optional[dt.datetime] = None
    trail: Optional[int] = None
    trail_at: Optional[dt.datetime] = None
    bars_held: int = 0
    sign: int = 1                  # 1: a long, -1: a short; quantity is never negative
    best: int = 0
    worst: int = 0

    def value(self) -> int:
        return value_of(self.quantity, self.price)

    def lower(self):
        """The stop in force, as level, kind and time of decision. Equal: a STOP.

        (A long's lower level; a short's is the upper one.)"""
        if self.trail is not None and (self.stop is None
                                       or self.sign * self.trail > self.sign * self.stop):
            return self.trail, "TRAIL", self.trail_at
        return self.stop, "STOP", self.stop_at


@dataclass
class Symbol:
    """One symbol of the session with its past, its position and its waiting order."""
    name: str
    strategy: object
    bars: list[Bar] = field(default_factory=list)
    daily: list[tuple[dt.date, int]] = field(default_factory=list)   # last close a date
    position: Optional[Position] = None
    order: Optional[Order] = None
    then: Optional[Order] = None            # a reversal's entry, behind its exit
    gone_bar: Optional[int] = None          # the bar in which a position was gone
    used: int = 0                           # volume taken from the present bar
    exit_in_bar: bool = False               # an exit by level was made in this bar
    names: list[str] = field(default_factory=list)       # all its names, the oldest first

    @property
    def count(self) -> int:
        return len(self.bars)

    @property
    def bar(self) -> Bar:
        return self.bars[-1]

    def exit_order(self) -> Optional[Order]:
        return self.order if self.order is not None and not self.order.entry else None

    def entry_order(self) -> Optional[Order]:
        return self.order if self.order is not None and self.order.entry else self.then


@dataclass
class Receivable:
    """A dividend that was earned (or, by a short, owed) and is not yet paid."""
    symbol: Symbol
    ex_date: dt.date
    pay_date: dt.date
    amount: int                    # negative: owed


# ---------------------------------------------------------------------------------
# Strategies (DESIGN section 5)
# ---------------------------------------------------------------------------------

class Strategy:
    """A strategy reads the bars of one symbol, the latest last."""
    defaults: dict[str, str] = {}
    fields = False                 # keeps something from bar to bar

    def __init__(self, parameters: dict[str, str]):
        self.p = dict(self.defaults)
        self.p.update({k: str(v).strip() for k, v in parameters.items()
                       if k in self.defaults and v is not None and str(v).strip() != ""})
        self.required = 1

    def signal(self, bars: list[Bar], held: Optional[Held]) -> str:
        raise NotImplementedError

    def levels(self, bars: list[Bar], signal: str, held: Optional[Held]) -> Optional[Levels]:
        return None


class SimpleMAStrategy(Strategy):
    defaults = {"fastPeriod": "10", "slowPeriod": "30"}

    def __init__(self, parameters):
        super().__init__(parameters)
        self.fast, self.slow = int(self.p["fastPeriod"]), int(self.p["slowPeriod"])
        self.required = self.slow + 1

    def signal(self, bars, held):
        def compare(end: int) -> int:
            fast = sum(bar.c for bar in bars[end - self.fast:end]) * self.slow
            slow = sum(bar.c for bar in bars[end - self.slow:end]) * self.fast
            return fast - slow
        now, before = compare(len(bars)), compare(len(bars) - 1)
        if now > 0 and before <= 0:
            return BUY
        if now < 0 and before >= 0:
            return SELL
        return HOLD


class MomentumStrategy(Strategy):
    defaults = {"lookback": "20", "threshold": "0.02"}

    def __init__(self, parameters):
        super().__init__(parameters)
        self.lookback, self.threshold = int(self.p["lookback"]), Fraction(self.p["threshold"])
        self.required = self.lookback + 1

    def signal(self, bars, held):
        then = bars[-1 - self.lookback].c
        change = Fraction(bars[-1].c - then, then)
        return BUY if change > self.threshold else SELL if change < -self.threshold else HOLD


class MeanReversionStrategy(Strategy):
    defaults = {"period": "20", "numStd": "2.0"}

    def __init__(self, parameters):
        super().__init__(parameters)
        self.period, self.num_std = int(self.p["period"]), Fraction(self.p["numStd"])
        self.required = self.period

    def signal(self, bars, held):
        n = self.period
        closes = [bar.c for bar in bars[-n:]]
        total = sum(closes)
        squares = sum((n * c - total) ** 2 for c in closes)      # n² Σd²
        if squares == 0:
            return HOLD
        below = total - n * closes[-1]                            # n (mean - close)
        # below >= numStd sd, compared by squares: dev² (n-1) >= numStd² Σd²
        far = below * below * (n - 1) >= self.num_std ** 2 * squares
        if far and below >= 0:
            return BUY
        if far and below <= 0:
            return SELL
        return HOLD


def sample_deviation(values: list[float]) -> float:
    """The sample standard deviation as a double: two passes, oldest first."""
    total = 0.0
    for value in values:
        total += value
    mean = total / len(values)
    squares = 0.0
    for value in values:
        squares += (value - mean) * (value - mean)
    return math.sqrt(squares / (len(values) - 1))


def returns_of(closes: list[int]) -> list[float]:
    return [float(now - before) / float(before) for before, now in zip(closes, closes[1:])]


class VolatilityStrategy(Strategy):
    defaults = {"period": "20", "volThreshold": "0.02"}

    def __init__(self, parameters):
        super().__init__(parameters)
        self.period, self.threshold = int(self.p["period"]), float(self.p["volThreshold"])
        self.required = self.period + 1

    def signal(self, bars, held):
        closes = [bar.c for bar in bars[-self.period - 1:]]
        if not sample_deviation(returns_of(closes)) < self.threshold:
            return HOLD
        then = bars[-self.period].c
        change = Fraction(bars[-1].c - then, then)
        if change > Fraction(1, 100):
            return BUY
        return SELL if change < Fraction(-1, 100) else HOLD


class BreakoutStrategy(Strategy):
    defaults = {"lookback": "20"}

    def __init__(self, parameters):
        super().__init__(parameters)
        self.lookback = int(self.p["lookback"])
        self.required = self.lookback + 1

    def signal(self, bars, held):
        before = bars[-1 - self.lookback:-1]
        if bars[-1].c > max(bar.h for bar in before):
            return BUY
        return SELL if bars[-1].c < min(bar.l for bar in before) else HOLD


class LevelsProbe(Strategy):
    """A strategy made for tests: signals by counting bars, and levels of every kind."""
    defaults = {"every": "5", "sells": "1", "entry": "market", "exit": "market",
                "offset": "10", "band": "5", "stopAt": "0", "targetAt": "0",
                "tighten": "0", "shorts": "0"}

    def __init__(self, parameters):
        super().__init__(parameters)
        for name in ("every", "sells", "offset", "band", "stopAt", "targetAt", "tighten",
                     "shorts"):
            setattr(self, name, int(self.p[name]))
        self.entry, self.exit = self.p["entry"], self.p["exit"]

    def signal(self, bars, held):
        phase = len(bars) % self.every
        if phase == 0:
            return BUY
        if phase == self.every // 2 + 1 and self.sells == 1:
            return SELL
        return HOLD

    def levels(self, bars, signal, held):
        c = bars[-1].c
        levels = Levels()
        if signal == BUY:
            if self.entry == "limit":
                levels.limit = c - c * self.offset // 1000
            elif self.entry in ("stop", "stopLimit"):
                levels.trigger = c + c * self.offset // 1000
                if self.entry == "stopLimit":
                    levels.limit = levels.trigger + c * self.band // 1000
        if signal == SELL:
            if self.exit == "limit":
                levels.limit = c + c * self.offset // 1000
            elif self.exit == "stop":
                levels.trigger = c - c * self.offset // 1000
        # shorts=1: a SELL, or a HOLD over a short, has its stop above and target below.
        down = self.shorts == 1 and (signal == SELL or signal == HOLD
                                     and held is not None and held.quantity < 0)
        sign = -1 if down else 1
        if (signal == BUY or signal == SELL and self.shorts == 1
                or held is not None and self.tighten == 1):
            if self.stopAt:
                levels.stop = c - sign * (c * self.stopAt // 1000)
            if self.targetAt:
                levels.target = c + sign * (c * self.targetAt // 1000)
        return levels


STRATEGIES = {cls.__name__: cls for cls in (
    SimpleMAStrategy, MomentumStrategy, MeanReversionStrategy, VolatilityStrategy,
    BreakoutStrategy, LevelsProbe)}


# ---------------------------------------------------------------------------------
# The account and its loop
# ---------------------------------------------------------------------------------

class Replay:
    """One session, replayed whole. `run` returns the rows."""

    def __init__(self, bars: list[Bar], parameters: dict[str, str],
                 strategy: Optional[Callable[[], Strategy]] = None,
                 actions: Optional[list] = None):
        if strategy is None:
            name = str(parameters.get("strategy") or DEFAULTS["strategy"])
            if name not in STRATEGIES:
                raise SettingsError(f"unknown strategy {name}: {', '.join(STRATEGIES)}")
            kind = STRATEGIES[name]
            self.s = Settings(parameters, tuple(kind.defaults))
            strategy = lambda: kind(parameters)                      # noqa: E731
        else:
            self.s = Settings(parameters)
        self.make_strategy = strategy
        self.actions = [one if isinstance(one, Action) else Action.parse(one)
                        for one in actions or []]
        names = self.s.symbols or first_names({bar.symbol for bar in bars}, self.actions)
        known = Names(names, self.actions)
        bars = [bar for bar in bars if known.belongs(bar)]
        for place, name in enumerate(names):
            if not any(bar.symbol in known.of(place) for bar in bars):
                raise SettingsError(f"no bar of {name} in the prices")
        if self.s.volumeLimit is not None and all(bar.v is None for bar in bars):
            raise SettingsError("volumeLimit needs prices with volumes")
        self.slices: dict[dt.datetime, dict[str, Bar]] = {}
        for bar in sorted(bars, key=lambda one: one.time):
            self.slices.setdefault(bar.time, {})[bar.symbol] = bar
        self.symbols = [Symbol(name, strategy(), names=[name]) for name in names]
        self.waited = 0
        self.pending: list[tuple] = []        # (date, rank, number, action or receivable)
        for action in self.actions:
            if any(action.symbol in known.of(place) for place in range(len(names))):
                if action.type == "delist" and action.value is None and not self.s.delistPrice:
                    raise SettingsError(f"{action.symbol} is delisted on {action.date} without "
                                        "a value: delistPrice=last or zero")
                self.wait_for(action.date, action.type, action)
        self.receivables: list[Receivable] = []
        self.cash_events: list[dict] = []
        self.cash = self.s.initialCapital
        self.held_back = 0              # free cash of INTRABAR exits, until CLOSE
        self.now: dt.datetime = dt.datetime.min
        self.slice_no = -1
        self.recorded = 0               # slices with an equity point
        self.ruined = False
        self.closed = False
        self.orders = 0
        self.trades: list[dict] = []
        self.matches: list[dict] = []
        self.equity_points: list[dict] = []
        self.refusals: list[dict] = []
        self.ended: list[dict] = []
        self.could_have_trailed = 0
        # For risk and drawdown.
        self.highest = self.s.initialCapital           # of every equity point
        self.risk_highest = self.s.initialCapital      # may be counted anew
        self.last_equity = self.s.initialCapital
        self.day_before = self.s.initialCapital        # last equity of the previous date
        self.flat_since: Optional[dt.date] = None

    # --- one slice (section 1) ------------------------------------------------------

    def run(self) -> dict:
        previous: Optional[dt.date] = None
        for time, bars in self.slices.items():
            self.slice_no += 1
            self.now = time
            if self.s.tradeFrom is not None and time.date() < self.s.tradeFrom:
                self.apply_actions()
                self.warm_up(self.next_bars(bars))
                continue
            days = 0 if previous is None else (time.date() - previous).days
            if days > 0:
                self.day_before = self.last_equity
            previous = time.date()
            self.ask_drawdown_reset()
            self.apply_actions()
            if days > 0:
                self.charge_borrow(days)
            present = self.next_bars(bars)
            self.held_back = 0
            self.at_open(present)
            self.intrabar(present)
            self.held_back = 0
            self.at_close(present)
            self.record_equity()
            self.recorded += 1
            self.check_margin()
            if self.closed:
                break
        if self.s.closeAtEnd and self.recorded and not self.closed:
            self.close_at_end()
        return self.rows()

    def next_bars(self, bars: dict[str, Bar]) -> list[Symbol]:
        """Takes the slice's bars; the symbols that have one, in list order."""
        present = []
        for symbol in self.symbols:
            if symbol.name in bars:
                symbol.bars.append(bars[symbol.name])
                symbol.used = 0
                symbol.exit_in_bar = False
                if symbol.daily and symbol.daily[-1][0] == self.now.date():
                    symbol.daily.pop()
                symbol.daily.append((self.now.date(), symbol.bar.c))
                present.append(symbol)
        return present

    def warm_up(self, present: list[Symbol]) -> None:
        """Before tradeFrom a strategy sees the bars; what it says is ignored."""
        for symbol in present:
            if symbol.count >= symbol.strategy.required:
                symbol.strategy.signal(symbol.bars, None)

    def at_open(self, present: list[Symbol]) -> None:
        for symbol in present:
            if symbol.exit_order():
                self.try_order(symbol, symbol.exit_order(), OPEN)
        for symbol in present:
            if symbol.position is not None:
                self.level_at_open(symbol)
        for symbol in self.by_age(present):
            if symbol.entry_order():
                self.try_order(symbol, symbol.entry_order(), OPEN)

    def intrabar(self, present: list[Symbol]) -> None:
        for symbol in present:
            if symbol.exit_order():
                self.try_order(symbol, symbol.exit_order(), INTRABAR)
        for symbol in present:
            if symbol.position is not None:
                self.level_intrabar(symbol)
        for symbol in self.by_age(present):
            if symbol.entry_order():
                flat = symbol.position is None
                self.try_order(symbol, symbol.entry_order(), INTRABAR)
                if flat and symbol.position is not None:
                    self.stop_in_entry_bar(symbol)
        for symbol in present:
            self.raise_trail(symbol)
            for order in (symbol.order, symbol.then):
                if (order is not None and order.type != "market"
                        and order.expires_bar is not None
                        and symbol.count >= order.expires_bar):
                    self.end_order(symbol, order, "expired")

    def at_close(self, present: list[Symbol]) -> None:
        for symbol in present:
            position = symbol.position
            if position is not None:
                position.bars_held += 1
                better, worse = ((symbol.bar.h, symbol.bar.l) if position.sign > 0
                                 else (symbol.bar.l, symbol.bar.h))
                position.best = position.sign * max(position.sign * position.best,
                                                    position.sign * better)
                position.worst = position.sign * min(position.sign * position.worst,
                                                     position.sign * worse)
            if symbol.exit_order():
                self.try_order(symbol, symbol.exit_order(), CLOSE)
            if symbol.entry_order():
                self.try_order(symbol, symbol.entry_order(), CLOSE)
            self.ask_max_hold(symbol)
            self.process(symbol)

    def by_age(self, present: list[Symbol]) -> list[Symbol]:
        """Symbols with a waiting entry, by the slice that decided it, then list order."""
        waiting = [symbol for symbol in present if symbol.entry_order()]
        return sorted(waiting, key=lambda symbol: symbol.entry_order().decided_slice)

    # --- corporate actions (sections 9-11) --------------------------------------------

    def wait_for(self, date: dt.date, what: str, thing) -> None:
        self.waited += 1
        self.pending.append((date, RANK[what], self.waited, thing))

    def apply_actions(self) -> None:
        """What is dated up to this slice, by date, then as reading 16 orders one date.

        A delisting happens at the first slice after its date. A payment that an action
        of this slice brings about takes its turn by its own date."""
        today = self.now.date()
        while True:
            due = [one for one in self.pending
                   if one[0] < today or one[0] == today and one[1] != RANK["delist"]]
            if not due:
                return
            first = min(due, key=lambda one: one[:3])
            self.pending.remove(first)
            thing = first[3]
            if isinstance(thing, Receivable):
                self.pay(thing)
                continue
            symbol = self.place_of(thing.symbol)
            if symbol is None:
                continue
            if thing.type == "rename":
                symbol.name = thing.new_symbol
                symbol.names.append(thing.new_symbol)
            elif thing.type == "split":
                self.split(symbol, thing.value)
            elif thing.type == "dividend":
                self.dividend(symbol, thing)
            else:
                self.delist(symbol, thing)

    def place_of(self, name: str) -> Optional[Symbol]:
        """The symbol that bears the name now, or else that bore it before."""
        for symbol in self.symbols:
            if symbol.name == name:
                return symbol
        for symbol in self.symbols:
            if name in symbol.names:
                return symbol
        return None

    def cash_event(self, symbol: Symbol, type_: str, amount: int, change: int = 0,
                   realized: Optional[int] = None) -> None:
        """A row of cash that no trade moved (section 13); nothing moved is no row."""
        if amount == 0 and change == 0 and not realized:
            return
        self.cash += amount
        self.cash_events.append({"booked_at": self.now, "symbol": symbol.name, "type": type_,
                                 "amount": amount, "quantity_change": change,
                                 "realized_pnl": realized})

    def split(self, symbol: Symbol, value: Fraction) -> None:
        """Section 9: the window, the position and the orders on the new shares' terms."""
        symbol.bars = [rescaled(bar, value) for bar in symbol.bars]
        symbol.daily = [(date, divided(close, value)) for date, close in symbol.daily]
        if symbol.position is not None:
            self.split_position(symbol, value)
        for order in (symbol.order, symbol.then):
            if order is None:
                continue
            order.quantity = self.split_quantity(order.quantity, value)
            for name in ("limit", "trigger", "level", "stop", "target"):
                setattr(order, name, divided(getattr(order, name), value))
            if order.quantity == 0:
                self.end_order(symbol, order, "split")
            elif order.entry:                       # its reserve is made anew
                order.reserve_price = self.reserve_price(
                    order, symbol.bars[order.since_bar - 1].c)
        self.promote(symbol)
        if symbol.strategy.fields:                  # made anew, shown the rescaled past
            symbol.strategy = self.make_strategy()
            for count in range(symbol.strategy.required, symbol.count + 1):
                symbol.strategy.signal(symbol.bars[:count], None)

    def split_quantity(self, quantity: int, value: Fraction) -> int:
        return math.floor(quantity * value / self.s.lot) * self.s.lot

    def split_position(self, symbol: Symbol, value: Fraction) -> None:
        position, last = symbol.position, symbol.position.price
        quantity = self.split_quantity(position.quantity, value)
        rest = position.quantity * value - quantity              # in new shares, exact
        paid = rounded(rest * last / value / UNIT)
        cost, commission = self.split_fills(position, value, rest / value)
        realized = position.sign * (paid - cost) - commission
        self.cash_event(symbol, "SPLIT_CASH", position.sign * paid,
                        position.sign * (quantity - position.quantity),
                        realized if rest > 0 else None)
        position.quantity = quantity
        for name in ("price", "entry_price", "entry_raw", "stop", "target", "trail", "best",
                     "worst"):
            setattr(position, name, divided(getattr(position, name), value))
        if quantity == 0:
            symbol.position = None

    def split_fills(self, position: Position, value: Fraction,
                    rest: Fraction) -> tuple[int, int]:
        """The entry fills after a split (reading 16); the cost and the commission that
        the paid rest, so many old shares, takes with it.

        The new shares are floored cumulatively. The rest leaves the first fill first, as
        a sale would (section 5). What a fill without a new share has left goes to the
        next one that has some; the commission leaves only with the last share."""
        fills: list[EntryFill] = []
        rest_cost = carried_cost = carried_fee = old = new = 0
        for entry in position.fills:
            remaining = entry.quantity - entry.sold
            if remaining == 0:
                continue
            part = min(rest, Fraction(remaining))
            rest -= part
            cost = rounded(entry.cost * (entry.sold + part) / entry.quantity) - entry.cost_taken
            rest_cost += cost
            carried_cost += entry.cost - entry.cost_taken - cost
            carried_fee += entry.commission - entry.commission_taken
            old += remaining
            upto = self.split_quantity(old, value)
            if upto > new:
                fills.append(EntryFill(entry.trade_no, upto - new, carried_cost, carried_fee))
                carried_cost = carried_fee = 0
            new = upto
        if fills:
            fills[-1].cost += carried_cost
            fills[-1].commission += carried_fee
            carried_cost = carried_fee = 0
        position.fills = fills
        return rest_cost + carried_cost, carried_fee

    def dividend(self, symbol: Symbol, action: Action) -> None:
        """Section 10: a claim of who holds before the first slice from ex_date on."""
        position = symbol.position
        if position is None:
            return
        share = 1 - self.s.dividendTax if position.sign > 0 else Fraction(1)
        amount = position.sign * rounded(position.quantity * action.value * share)
        if action.pay_date is None:
            self.cash_event(symbol, "DIVIDEND", amount)
        elif amount != 0:
            pay_date = max(action.pay_date, action.date)
            claim = Receivable(symbol, action.date, pay_date, amount)
            self.receivables.append(claim)
            self.wait_for(pay_date, "payment", claim)

    def pay(self, claim: Receivable) -> None:
        self.receivables.remove(claim)
        self.cash_event(claim.symbol, "DIVIDEND", claim.amount)

    def delist(self, symbol: Symbol, action: Action) -> None:
        """Section 11: the position is closed at the value, without costs."""
        self.end_orders(symbol, "delisted")
        position = symbol.position
        if position is None:
            return
        if action.value is not None:
            price = rounded(action.value * UNIT)
        else:
            price = position.price if self.s.delistPrice == "last" else 0
        self.close_whole(symbol, "DELIST", price, price, costs=False)

    # --- shorts (section 8) -----------------------------------------------------------

    def shorts(self) -> list[Symbol]:
        return [one for one in self.symbols
                if one.position is not None and one.position.sign < 0]

    def free_cash(self):
        """Cash less what the shorts hold fast: (1 + marginInitial) x their value."""
        value = sum(one.position.value() for one in self.shorts())
        return self.cash if value == 0 else self.cash - (1 + self.s.marginInitial) * value

    def outlay(self, side: str, value: int):
        """What an entry of so much value takes from the free cash, without its fee."""
        return value if side == BUY else self.s.marginInitial * value

    def charge_borrow(self, days: int) -> None:
        """Interest at the first slice of a date, after the actions (sections 1 and 8)."""
        for symbol in self.shorts():
            amount = rounded(symbol.position.value() * self.s.borrowRate * days / 365)
            self.cash_event(symbol, "BORROW", -amount)

    def leaves_at_open(self, symbol: Symbol) -> bool:
        order = symbol.exit_order()
        return (order is not None and order.type == "market"
                and (order.at_open or self.s.fill == "nextOpen"))

    def check_margin(self) -> None:
        """The end of a slice: ruin, or else the margin (section 8, reading 14)."""
        if not self.s.short:
            return
        if self.ruined or self.equity() <= 0:
            self.ruined = True
            for symbol in self.symbols:
                for order in (symbol.order, symbol.then):
                    if order is not None and order.entry:
                        self.end_order(symbol, order, "ruined")
                if symbol.position is not None and not self.leaves_at_open(symbol):
                    self.call(symbol, "ruined")
            self.closed = all(one.position is None for one in self.symbols)
            return
        maintenance = self.s.marginMaintenance
        shorts = self.shorts()
        left = self.cash - (1 + maintenance) * sum(one.position.value() for one in shorts)
        if left >= 0:
            return
        left += maintenance * sum(one.position.value() for one in shorts
                                  if self.leaves_at_open(one))
        staying = [one for one in shorts if not self.leaves_at_open(one)]
        for symbol in sorted(staying, key=lambda one: -one.position.value()):
            if left >= 0:
                return
            left += maintenance * symbol.position.value()
            self.call(symbol, "margin call")

    def call(self, symbol: Symbol, why: str) -> None:
        """An exit at the next open, in place of whatever waits for the symbol."""
        self.end_orders(symbol, why)
        symbol.order = self.new_order(
            symbol.position, "MARGIN", "market", symbol.position.quantity, self.now,
            symbol.count, entry=False, at_open=True)

    # --- waiting orders (sections 2 and 4) ------------------------------------------

    def try_order(self, symbol: Symbol, order: Order, stage: str) -> None:
        """Fills a waiting order of the symbol at this stage if the bar does so."""
        bar = symbol.bar
        if order.since_bar >= symbol.count:
            return                                    # decided in this very bar
        side = order.side
        if order.type == "market":
            at_open = order.at_open or self.s.fill == "nextOpen"
            if stage == (OPEN if at_open else CLOSE):
                self.fill_order(symbol, order, bar.o if stage == OPEN else bar.c, stage, "slip")
            return
        if stage == CLOSE:
            return
        first = bar.o if stage == OPEN else None
        far = bar.h if side == BUY else bar.l         # where stops are met
        near = bar.l if side == BUY else bar.h        # where limits are met

        def beyond(price: int) -> bool:               # a stop is met by a touch
            return price >= order.trigger if side == BUY else price <= order.trigger

        if order.type == "stop":
            if first is not None and beyond(first):
                self.fill_order(symbol, order, first, stage, "slip", "STOP")
            elif first is None and beyond(far):
                self.fill_order(symbol, order, order.trigger, stage, "slip", "STOP")
            return
        if order.type == "stopLimit":
            if first is not None:
                if not beyond(first):
                    return
                order.type, order.kind = "limit", "LIMIT"     # as a limit from O on
            elif beyond(far):
                inside = (order.trigger <= order.limit if side == BUY
                          else order.trigger >= order.limit)
                if inside:
                    self.fill_order(symbol, order, order.trigger, stage, "capped", "STOP")
                else:
                    order.type, order.kind = "limit", "LIMIT"     # from the next bar on
                return
            else:
                return
        if first is not None and self.s.reaches(side, first, order.limit):
            self.fill_order(symbol, order, first, stage, "limit", "LIMIT")
        elif first is None and self.s.reaches(side, near, order.limit):
            self.fill_order(symbol, order, order.limit, stage, "limit", "LIMIT")

    def fill_order(self, symbol: Symbol, order: Order, raw: int, stage: str, how: str,
                   kind: Optional[str] = None) -> None:
        if kind is not None:
            order.kind = kind
        if order.entry:
            self.fill_entry(symbol, order, raw, stage, how)
        else:
            self.fill_exit(symbol, order, raw, stage, how)

    def end_order(self, symbol: Symbol, order: Order, why: str) -> None:
        if symbol.order is order:
            symbol.order = None
        else:
            symbol.then = None
        self.ended.append({"order_no": order.number, "symbol": symbol.name,
                           "side": order.side, "quantity": order.quantity,
                           "decided_at": order.decided_at, "ended_at": self.now,
                           "ended_by": why})

    def end_orders(self, symbol: Symbol, why: str) -> None:
        for order in (symbol.order, symbol.then):
            if order is not None:
                self.end_order(symbol, order, why)

    def promote(self, symbol: Symbol) -> None:
        """A reversal's entry stands alone once its exit is gone."""
        if symbol.order is None and symbol.then is not None:
            symbol.order, symbol.then = symbol.then, None

    # --- fills ----------------------------------------------------------------------

    def volume_left(self, symbol: Symbol) -> Optional[int]:
        """What may still be filled in the bar, in lots; None is without limit."""
        if not self.s.needs_volume():
            return None
        volume = symbol.bar.v
        if not volume:
            return 0
        if self.s.volumeLimit is None:
            return None
        allowed = math.floor(volume * self.s.volumeLimit)
        return max(0, allowed // self.s.lot * self.s.lot - symbol.used)

    def fill_price(self, symbol: Symbol, order: Order, raw: int, quantity: int,
                   how: str) -> int:
        if how == "limit":
            return raw
        fill = self.s.slipped(order.side, raw, quantity, symbol.bar.v)
        if how == "capped":                           # a stop-limit: at most Q
            fill = min(fill, order.limit) if order.side == BUY else max(fill, order.limit)
        return fill

    def fee(self, order: Order, quantity: int, value: int, maker: bool) -> int:
        """The fee of one more fill: that of the whole order so far, less what was charged."""
        tq, tv = order.taker_quantity, order.taker_value
        mq, mv = order.maker_quantity, order.maker_value
        if maker:
            mq, mv = mq + quantity, mv + value
        else:
            tq, tv = tq + quantity, tv + value
        taker, mk = self.s.taker, self.s.maker
        fixed = max([form.fixed for form, q in ((taker, tq), (mk, mq)) if q > 0],
                    default=Fraction(0))
        total = (fixed + (taker.per_share * tq + mk.per_share * mq) / UNIT
                 + taker.rate * tv + mk.rate * mv)
        if self.s.commissionMax is not None:
            total = min(total, self.s.commissionMax * (tv + mv))
        return rounded(max(Fraction(self.s.commissionMin), total)) - order.charged

    def book_fee(self, order: Order, quantity: int, value: int, maker: bool) -> int:
        fee = self.fee(order, quantity, value, maker)
        if maker:
            order.maker_quantity += quantity
            order.maker_value += value
        else:
            order.taker_quantity += quantity
            order.taker_value += value
        order.charged += fee
        return fee

    def fill_entry(self, symbol: Symbol, order: Order, raw: int, stage: str,
                   how: str) -> None:
        """Fills an entry at a price before slippage, as far as volume and cash allow."""
        s, maker, sign = self.s, how == "limit", sign_of(order.side)
        position = symbol.position
        wanted = order.quantity
        waiting = symbol.order is order or symbol.then is order
        keep = s.entryRemainder == "keep"

        def drop(why: str, granted: int = 0) -> None:
            self.refuse(symbol, wanted, granted, why)
            if waiting:
                self.end_order(symbol, order, why)

        if position is not None and position.sign != sign:    # reading 13
            drop("position not gone")
            return
        left = self.volume_left(symbol)
        allowed = wanted if left is None else min(wanted, left)
        if allowed <= 0:
            if not keep:
                drop("volume")
            elif not waiting:
                symbol.order = order
            return
        cash = self.free_cash() - self.held_back

        def affordable(lots: int) -> bool:
            quantity = lots * s.lot
            cost = value_of(quantity, self.fill_price(symbol, order, raw, quantity, how))
            return self.outlay(order.side, cost) + self.fee(order, quantity, cost, maker) <= cash

        quantity = largest(allowed // s.lot, affordable) * s.lot
        if quantity == 0:
            drop("cash")
            return
        fill = self.fill_price(symbol, order, raw, quantity, how)
        if position is None:
            stop = order.stop if order.stop is not None else s.stop_from(fill, sign)
            target = order.target if order.target is not None else s.target_from(fill, sign)
        else:
            stop, target = position.stop, position.target
        if s.gapEntry == "cancel":
            if stop is not None and sign * fill <= sign * stop:
                drop("opened beyond its stop")
                return
            if target is not None and sign * fill >= sign * target:
                drop("opened beyond its target")
                return

        cost = value_of(quantity, fill)
        fee = self.book_fee(order, quantity, cost, maker)
        flow = -sign * cost - fee
        self.cash += flow
        symbol.used += quantity
        number = self.add_trade(symbol, order, quantity, fill, raw, fee, flow,
                                order.limit if how == "limit" else order.trigger)
        entry = EntryFill(number, quantity, cost, fee)
        if position is None:
            symbol.position = Position(
                quantity=quantity, price=fill, entry_price=fill, entered_at=self.now,
                entry_bar=symbol.count, entry_stage=stage, entry_raw=raw,
                entry_kind=order.kind, fills=[entry], stop=stop,
                stop_at=order.decided_at, target=target, target_at=order.decided_at,
                trail=s.trail_from(fill, sign), trail_at=order.decided_at, sign=sign,
                best=fill, worst=fill)
        else:
            position.quantity += quantity
            position.fills.append(entry)
        if quantity < allowed:
            self.refuse(symbol, wanted, quantity, "cash")
        elif allowed < wanted and not keep:
            self.refuse(symbol, wanted, quantity, "volume")
        rest = wanted - allowed
        if rest > 0 and keep:
            order.quantity = rest
            symbol.order = order
        else:
            symbol.order = None

    def fill_exit(self, symbol: Symbol, order: Order, raw: int, stage: str, how: str,
                  other: Optional[tuple[int, str]] = None) -> None:
        """Closes the position as far as the volume allows; the rest waits as a market order.

        `other` is the price and the manner of the exit that another order of events
        within the bar would have made.
        """
        position, maker = symbol.position, how == "limit"
        left = self.volume_left(symbol)
        quantity = position.quantity if left is None else min(position.quantity, left)
        if quantity > 0:
            other_pnl = None
            if other is not None:
                other_fill = self.fill_price(symbol, order, other[0], quantity, other[1])
                other_maker = other[1] == "limit"
                other_value = value_of(quantity, other_fill)
                other_fee = self.fee(order, quantity, other_value, other_maker)
                cost, paid = self.cost_of(position, quantity)
                other_pnl = position.sign * (other_value - cost) - other_fee - paid
            fill = self.fill_price(symbol, order, raw, quantity, how)
            value = value_of(quantity, fill)
            fee = self.book_fee(order, quantity, value, maker)
            flow = position.sign * value - fee
            free = self.free_cash()
            self.cash += flow
            symbol.used += quantity
            level = order.level
            if level is None:
                level = order.limit if order.kind == "LIMIT" else order.trigger
            number = self.add_trade(symbol, order, quantity, fill, raw, fee, flow, level)
            trade = self.trades[number]
            trade["realized_pnl"] = self.match(position, number, quantity, value, fee)
            if other is not None:
                trade["ambiguous"] = True
                trade["other_pnl"] = other_pnl
            position.quantity -= quantity
            if stage == INTRABAR:                     # sections 1 and 14, reading 12
                self.held_back += max(0, self.free_cash() - free)
        if position.quantity == 0:
            symbol.position = None
            symbol.order = None
            symbol.gone_bar = symbol.count
            self.promote(symbol)
            return
        order.type = "market"
        order.at_open = False                         # the rest goes as `fill` says
        order.quantity = position.quantity
        order.since_bar = symbol.count
        symbol.order = order

    def cost_of(self, position: Position, quantity: int) -> tuple[int, int]:
        """Cost and commission of the next shares to leave, without taking them."""
        cost = paid = 0
        for entry in position.fills:
            part = min(quantity, entry.quantity - entry.sold)
            if part <= 0:
                continue
            sold = entry.sold + part
            cost += half_even(entry.cost * sold, entry.quantity) - entry.cost_taken
            paid += half_even(entry.commission * sold, entry.quantity) - entry.commission_taken
            quantity -= part
        return cost, paid

    def match(self, position: Position, exit_no: int, quantity: int, value: int,
              fee: int) -> int:
        """Pairs an exit with the entry fills, first in first out (section 5)."""
        realized, done, value_taken, fee_taken = 0, 0, 0, 0
        for entry in position.fills:
            part = min(quantity - done, entry.quantity - entry.sold)
            if part <= 0:
                continue
            entry.sold += part
            done += part
            cost = half_even(entry.cost * entry.sold, entry.quantity) - entry.cost_taken
            paid = (half_even(entry.commission * entry.sold, entry.quantity)
                    - entry.commission_taken)
            got = half_even(value * done, quantity) - value_taken
            charged = half_even(fee * done, quantity) - fee_taken
            entry.cost_taken += cost
            entry.commission_taken += paid
            value_taken += got
            fee_taken += charged
            pnl = position.sign * (got - cost) - charged - paid
            realized += pnl
            self.matches.append({"entry_trade_no": entry.trade_no, "exit_trade_no": exit_no,
                                 "quantity": part, "realized_pnl": pnl})
        return realized

    def close_whole(self, symbol: Symbol, kind: str, raw: int, fill: int,
                    costs: bool) -> None:
        """Closes a position outside of its bars: closeAtEnd and DELIST."""
        position, quantity = symbol.position, symbol.position.quantity
        order = self.new_order(position, kind, "market", quantity, self.now, symbol.count,
                               entry=False)
        value = value_of(quantity, fill)
        fee = self.book_fee(order, quantity, value, False) if costs else 0
        flow = position.sign * value - fee
        self.cash += flow
        number = self.add_trade(symbol, order, quantity, fill, raw, fee, flow, None)
        self.trades[number]["realized_pnl"] = self.match(position, number, quantity, value, fee)
        symbol.position = None

    def add_trade(self, symbol: Symbol, order: Order, quantity: int, fill: int, raw: int,
                  fee: int, flow: int, level: Optional[int]) -> int:
        number = len(self.trades)
        self.trades.append({
            "trade_no": number, "symbol": symbol.name, "side": order.side,
            "quantity": quantity,
            "price": fill, "traded_at": self.now, "commission": fee,
            "slippage": abs(fill - raw), "cash_flow": flow, "realized_pnl": None,
            "order_no": order.number, "kind": order.kind, "level": level,
            "decided_at": order.decided_at, "ambiguous": False, "other_pnl": None})
        return number

    def refuse(self, symbol: Symbol, requested: int, granted: int, why: str) -> None:
        self.refusals.append({"symbol": symbol.name, "time": self.now,
                              "requested": min(requested, LARGEST), "granted": granted,
                              "limited_by": why})

    def new_order(self, side, kind: str, type_: str, quantity: int,
                  decided_at: dt.datetime, since_bar: int, **more) -> Order:
        """A new order; for an exit `side` may be the position that it closes."""
        if isinstance(side, Position):
            side = SELL if side.sign > 0 else BUY
        order = Order(self.orders, side, kind, type_, quantity, decided_at, self.slice_no,
                      since_bar, **more)
        self.orders += 1
        return order

    # --- exits by level (section 3; mirrored for shorts, section 8) --------------------

    def level_exit(self, symbol: Symbol, kind: str, level: int, decided_at: dt.datetime,
                   raw: int, stage: str, how: str,
                   other: Optional[tuple[int, str]] = None) -> None:
        left = self.volume_left(symbol)
        if left is not None and left <= 0 and symbol.exit_order():
            return
        self.end_orders(symbol, kind)
        order = self.new_order(symbol.position, kind, "market", symbol.position.quantity,
                               decided_at, symbol.count, level=level, entry=False)
        symbol.exit_in_bar = True
        self.fill_exit(symbol, order, raw, stage, how, other)

    def reaches_target(self, position: Position, price: int) -> bool:
        return (position.target is not None
                and self.s.reaches(SELL if position.sign > 0 else BUY, price, position.target))

    def level_at_open(self, symbol: Symbol) -> None:
        """Rules 1 and 2: the bar opened beyond a level."""
        position, bar = symbol.position, symbol.bar
        stop, kind, stop_at = position.lower()
        if stop is not None and position.sign * bar.o <= position.sign * stop:
            self.level_exit(symbol, kind, stop, stop_at, bar.o, OPEN, "slip")
        elif self.reaches_target(position, bar.o):
            self.level_exit(symbol, "TARGET", position.target, position.target_at, bar.o,
                            OPEN, "limit")

    def level_intrabar(self, symbol: Symbol) -> None:
        """Rules 3 and 4, and rules 1 and 2 in the bar of an entry at OPEN."""
        s, position, bar = self.s, symbol.position, symbol.bar
        sign = position.sign
        bad, good = (bar.l, bar.h) if sign > 0 else (bar.h, bar.l)
        stop, kind, stop_at = position.lower()
        target = position.target
        if position.entry_bar == symbol.count:
            if stop is not None and sign * bar.o <= sign * stop:
                self.level_exit(symbol, kind, stop, stop_at, bar.o, INTRABAR, "slip")
                return
            if self.reaches_target(position, bar.o):
                self.level_exit(symbol, "TARGET", target, position.target_at, bar.o,
                                INTRABAR, "limit")
                return
        stop_met = stop is not None and sign * bad <= sign * stop
        target_met = self.reaches_target(position, good)
        trail = s.trail_from(good, sign)            # where the trail would have gone
        if stop_met and target_met:
            stop_first = (s.intrabar == "stopFirst"
                          or s.intrabar == "nearest"
                          and abs(bar.o - stop) <= abs(target - bar.o))
        else:
            stop_first = stop_met
        if stop_met and stop_first:
            other = None
            if target_met:
                other = (target, "limit")
            elif trail is not None and sign * trail > sign * stop:
                other = (trail, "slip")
            self.level_exit(symbol, kind, stop, stop_at, stop, INTRABAR, "slip", other)
        elif target_met:
            other = None
            if stop_met:
                other = (stop, "slip")
            elif trail is not None and sign * bad <= sign * trail < sign * target:
                other = (trail, "slip")
            self.level_exit(symbol, "TARGET", target, position.target_at, target, INTRABAR,
                            "limit", other)

    def stop_in_entry_bar(self, symbol: Symbol) -> None:
        """The stop of an entry made INTRABAR is tried in the same bar, at once."""
        position, bar = symbol.position, symbol.bar
        sign = position.sign
        bad, good = (bar.l, bar.h) if sign > 0 else (bar.h, bar.l)
        stop, kind, stop_at = position.lower()
        if stop is None or sign * bad > sign * stop:
            return
        other = None
        if self.reaches_target(position, good):
            other = (position.target, "limit")
        elif position.entry_kind == "STOP" and sign * bar.c > sign * stop:
            other = (bar.c, "slip")
        raw = sign * min(sign * stop, sign * position.entry_raw)
        self.level_exit(symbol, kind, stop, stop_at, raw, INTRABAR, "slip", other)

    def raise_trail(self, symbol: Symbol) -> None:
        """After the bar's exits were tried, its high raises the trail for the next bar."""
        position, bar = symbol.position, symbol.bar
        if position is None or position.trail is None:
            return
        sign = position.sign
        bad, good = (bar.l, bar.h) if sign > 0 else (bar.h, bar.l)
        level = self.s.trail_from(good, sign)
        better = sign * level > sign * position.trail
        if sign * bad <= sign * level and better and not symbol.exit_in_bar:
            self.could_have_trailed += 1
        if better:
            position.trail, position.trail_at = level, self.now

    def ask_max_hold(self, symbol: Symbol) -> None:
        position = symbol.position
        if (position is None or self.s.maxHoldBars is None
                or position.bars_held < self.s.maxHoldBars):
            return
        if symbol.exit_order() and symbol.order.type == "market":
            return
        self.end_orders(symbol, "TIME")
        self.market_exit(symbol, "TIME")

    def market_exit(self, symbol: Symbol, kind: str) -> None:
        order = self.new_order(symbol.position, kind, "market", symbol.position.quantity,
                               self.now, symbol.count, entry=False)
        if self.s.fill == "close":
            self.fill_exit(symbol, order, symbol.bar.c, CLOSE, "slip")
        else:
            symbol.order = order

    # --- process-symbol (DESIGN section 3) -------------------------------------------

    def process(self, symbol: Symbol) -> None:
        if symbol.count < symbol.strategy.required or self.ruined:
            return
        position = symbol.position
        held = None
        if position is not None:
            held = Held(position.entry_price, position.bars_held,
                        position.sign * position.quantity, position.best, position.worst)
        signal = symbol.strategy.signal(symbol.bars, held)
        levels = symbol.strategy.levels(symbol.bars, signal, held) or Levels()
        if symbol.order is not None:
            return                          # nothing while an order of the symbol waits
        closes = position is not None and signal == (SELL if position.sign > 0 else BUY)
        if position is not None and not (closes and self.s.reverse):
            self.move_levels(position, levels)
        gone_bar = symbol.gone_bar          # reading 13: cooldown as at the signal
        if closes:
            if levels.limit is None and levels.trigger is None:
                self.market_exit(symbol, "CLOSE")
            else:
                symbol.order = self.new_order(
                    position, "LIMIT" if levels.trigger is None else "STOP",
                    order_type(levels), position.quantity, self.now, symbol.count,
                    limit=levels.limit, trigger=levels.trigger, entry=False,
                    expires_bar=symbol.count + self.s.limitBars)
            if not self.s.reverse:
                return
        elif position is not None or signal == HOLD or signal == SELL and not self.s.short:
            return
        if gone_bar is not None and symbol.count < gone_bar + self.s.cooldownBars:
            return
        taken = sum(1 for one in self.symbols if one is not symbol
                    and (one.position is not None or one.entry_order()))
        if taken < self.s.maxPositions:
            self.enter(symbol, signal, levels)

    def move_levels(self, position: Position, levels: Levels) -> None:
        """A strategy may tighten the stop of a position and set its target anew."""
        sign = position.sign
        if levels.stop is not None:
            stop = self.s.stop_tick(levels.stop, sign)
            if position.stop is None or sign * stop > sign * position.stop:
                position.stop, position.stop_at = stop, self.now
        if levels.target is not None:
            target = self.s.target_tick(levels.target, sign)
            if target != position.target:
                position.target, position.target_at = target, self.now

    # --- the size of an entry (sections 2, 8 and 12, DESIGN sections 4 and 6) ---------

    def equity(self) -> int:
        """Cash + longs - shorts + receivables (section 13)."""
        return (self.cash + self.owed()
                + sum(one.position.sign * one.position.value() for one in self.symbols
                      if one.position is not None))

    def owed(self) -> int:
        return sum(claim.amount for claim in self.receivables)

    def reserved(self):
        """What the waiting entries may cost."""
        total = 0
        for one in self.symbols:
            order = one.entry_order()
            if order is not None:
                cost = value_of(order.quantity, order.reserve_price)
                total += (self.outlay(order.side, cost)
                          + self.fee(order, order.quantity, cost, order.reserve_maker))
        return total

    def reserve_price(self, order: Order, close: int) -> int:
        """The price at which an entry's quantity is found and its cash reserved."""
        if order.type == "market":
            return self.s.slipped(order.side, close)
        if order.type == "stop":
            return self.s.slipped(order.side, order.trigger)
        return order.limit

    def enter(self, symbol: Symbol, side: str, levels: Levels) -> None:
        s, close, sign = self.s, symbol.bar.c, sign_of(side)
        type_ = order_type(levels)
        maker = type_ == "limit"
        kind = {"market": "OPEN", "limit": "LIMIT"}.get(type_, "STOP")
        probe = Order(-1, side, kind, type_, 0, self.now, self.slice_no, symbol.count,
                      limit=levels.limit, trigger=levels.trigger)
        price = self.reserve_price(probe, close)
        stop = None if levels.stop is None else s.stop_tick(levels.stop, sign)
        target = None if levels.target is None else s.target_tick(levels.target, sign)
        cash, equity = self.free_cash() - self.reserved(), self.equity()

        sized = self.sized(symbol, sign, price, stop, cash, equity)
        if sized is None:
            self.refuse(symbol, 0, 0, "size")
            return

        def total(lots: int):
            cost = value_of(lots * s.lot, price)
            return self.outlay(side, cost) + self.fee(probe, lots * s.lot, cost, maker)

        sized = min(sized, LARGEST // s.lot)
        lots = largest(sized, lambda k: total(k) <= cash)
        if lots == 0:
            self.refuse(symbol, sized * s.lot, 0, "cash")
            return
        if lots < sized and s.sizing != "cash":
            self.refuse(symbol, sized * s.lot, lots * s.lot, "cash")
        if s.risk:
            asked = lots
            lots, why = self.allowed_by_risk(asked, price, cash, equity, total)
            if lots < asked:
                self.refuse(symbol, asked * s.lot, lots * s.lot, why)
            if lots == 0:
                return
        order = self.new_order(
            side, kind, type_, lots * s.lot, self.now, symbol.count, limit=levels.limit,
            trigger=levels.trigger, stop=stop, target=target, reserve_price=price,
            reserve_maker=maker,
            expires_bar=None if type_ == "market" else symbol.count + s.limitBars)
        if type_ == "market" and s.fill == "close":
            self.fill_entry(symbol, order, close, CLOSE, "slip")
        elif symbol.order is None:
            symbol.order = order
        else:
            symbol.then = order             # behind the exit of a reversal

    def sized(self, symbol: Symbol, sign: int, price: int, stop: Optional[int], cash,
              equity: int) -> Optional[int]:
        """The lots that `sizing` asks for; None where it cannot tell a size."""
        s = self.s
        if s.sizing == "fixedShares":
            return math.floor(s.sizeAmount * UNIT) // s.lot
        if s.sizing == "risk":
            stops = [sign * one
                     for one in (stop if stop is not None else s.stop_from(price, sign),
                                 s.trail_from(price, sign)) if one is not None]
            if not stops or sign * price - max(stops) <= 0:
                return None
            per_share = Fraction(sign * price - max(stops))
            money = s.positionSize * equity
        elif s.sizing == "volatility":
            closes = [close for _, close in symbol.daily[-21:]]
            if len(closes) < 21:
                return None
            yearly = sample_deviation(returns_of(closes)) * math.sqrt(s.periodsPerYear)
            if yearly == 0:
                return None
            per_share = Fraction(yearly) * price
            money = s.positionSize * equity
        else:
            per_share = Fraction(price)
            money = {"cash": s.positionSize * cash, "equity": s.positionSize * equity,
                     "fixedCash": (s.sizeAmount or 0) * UNIT}[s.sizing]
        if per_share <= 0:
            return None
        return max(0, math.floor(money * UNIT / (per_share * s.lot)))

    def allowed_by_risk(self, lots: int, price: int, cash, equity: int,
                        total: Callable[[int], int]) -> tuple[int, str]:
        s = self.s
        if self.risk_highest - equity > s.riskMaxDrawdown * self.risk_highest:
            return 0, "riskMaxDrawdown"
        if self.day_before - equity > s.riskMaxDailyLoss * self.day_before:
            return 0, "riskMaxDailyLoss"
        most = s.riskMaxPositionSize * equity
        by_size = min(lots, max(0, math.floor(most * UNIT / (Fraction(price) * s.lot))))
        least = s.riskMinCashReserve * equity
        by_cash = largest(lots, lambda k: cash - total(k) >= least)
        if by_cash < by_size:
            return by_cash, "riskMinCashReserve"
        return by_size, "riskMaxPositionSize"

    def ask_drawdown_reset(self) -> None:
        """riskDrawdownReset (DESIGN section 6, reading 18)."""
        if self.s.riskDrawdownReset is None or self.flat_since is None:
            return
        if (self.now.date() - self.flat_since).days >= self.s.riskDrawdownReset:
            self.risk_highest = self.last_equity

    # --- the end of a slice -------------------------------------------------------------

    def record_equity(self) -> None:
        for symbol in self.symbols:
            if symbol.position is not None:
                symbol.position.price = symbol.bar.c
        flat = all(symbol.position is None for symbol in self.symbols)
        self.flat_since = (self.flat_since or self.now.date()) if flat else None
        self.before_last = (self.highest, self.risk_highest)
        self.add_point()

    def add_point(self) -> None:
        equity = self.equity()
        self.highest = max(self.highest, equity)
        self.risk_highest = max(self.risk_highest, equity)
        self.last_equity = equity
        drawdown = half_even((self.highest - equity) * UNIT, self.highest)
        self.equity_points.append({"recorded_at": self.now, "equity": equity,
                                   "cash": self.cash,
                                   "positions_value": equity - self.cash - self.owed(),
                                   "drawdown": drawdown})
        if self.extended():
            self.equity_points[-1]["receivables"] = self.owed()

    def close_at_end(self) -> None:
        """Cancels what waits and closes everything at the last prices."""
        for symbol in self.symbols:
            self.end_orders(symbol, "closeAtEnd")
        closed = False
        for symbol in self.symbols:
            position = symbol.position
            if position is None:
                continue
            closed = True
            raw = symbol.bar.c
            side = SELL if position.sign > 0 else BUY
            self.close_whole(symbol, "CLOSE", raw, self.s.slipped(side, raw), costs=True)
        self.closed = self.ruined
        if closed:
            self.equity_points.pop()
            self.highest, self.risk_highest = self.before_last
            self.add_point()

    # --- the rows --------------------------------------------------------------------

    def extended(self) -> bool:
        """Whether the rows have what sections 8-11 add; without, they are as before."""
        return self.s.short or bool(self.actions)

    def rows(self) -> dict:
        """The books, in units and times; `as_json` makes text of them."""
        positions, waiting = [], []
        for symbol in self.symbols:
            position = symbol.position
            if position is not None:
                positions.append({
                    "symbol": symbol.name, "quantity": position.sign * position.quantity,
                    "entry_price": position.entry_price, "entered_at": position.entered_at,
                    "last_price": position.price,
                    "market_value": position.sign * position.value(),
                    "stop": position.stop, "target": position.target,
                    "trail": position.trail, "bars_held": position.bars_held})
                if self.extended():
                    positions[-1]["last_bar_at"] = symbol.bar.time
            for order in (symbol.order, symbol.then):
                if order is not None:
                    waiting.append({
                        "symbol": symbol.name, "side": order.side, "quantity": order.quantity,
                        "kind": order.kind, "limit": order.limit, "trigger": order.trigger,
                        "decided_at": order.decided_at, "order_no": order.number,
                        "level": order.level})
        exits = [trade for trade in self.trades if trade["realized_pnl"] is not None]
        unclear = [trade for trade in exits if trade["ambiguous"]]
        losses = sum(max(0, trade["other_pnl"] - trade["realized_pnl"]) for trade in unclear)
        rows = {
            "trades": self.trades, "matches": self.matches, "equity": self.equity_points,
            "open_positions": positions, "open_orders": waiting,
            "refusals": self.refusals, "ended_orders": self.ended,
            "counts": {"slices": self.recorded, "trades": len(self.trades),
                       "exits": len(exits), "ambiguous": len(unclear),
                       "ambiguous_cost": decimal(losses),
                       "could_have_trailed": self.could_have_trailed,
                       "orders": self.orders}}
        if self.extended():
            rows["cash_events"] = self.cash_events
            rows["receivables"] = [
                {"symbol": claim.symbol.name, "ex_date": claim.ex_date,
                 "pay_date": claim.pay_date, "amount": claim.amount}
                for claim in self.receivables]
            rows["corporate_actions"] = [
                {"symbol": one.symbol, "ex_date": one.date, "type": one.type,
                 "value": (one.new_symbol if one.type == "rename" else
                           None if one.value is None else decimal(rounded(one.value * UNIT))),
                 "pay_date": one.pay_date} for one in self.actions]
            rows["session"] = {"status": "CLOSED" if self.closed else "OPEN",
                               "ruined": self.ruined,
                               "symbols": [one.names for one in self.symbols]}
        return rows


def sign_of(side: str) -> int:
    return 1 if side == BUY else -1


def order_type(levels: Levels) -> str:
    if levels.trigger is not None:
        return "stop" if levels.limit is None else "stopLimit"
    return "market" if levels.limit is None else "limit"


# Columns that are plain numbers; every other integer is an amount in units.
PLAIN = {"trade_no", "order_no", "entry_trade_no", "exit_trade_no", "bars_held"}


def as_json(rows: dict) -> dict:
    def cell(name: str, value):
        if isinstance(value, dt.datetime):
            return show_time(value)
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool) and name not in PLAIN:
            return decimal(value)
        return value
    return {table: content if isinstance(content, dict)
            else [{name: cell(name, value) for name, value in row.items()} for row in content]
            for table, content in rows.items()}


def replay(bars: list[Bar], parameters: dict[str, str],
           strategy: Optional[Callable[[], Strategy]] = None,
           actions: Optional[list] = None) -> dict:
    """Replays bars and returns the rows in units; `strategy` makes one per symbol and
    `actions` are lines symbol,ex_date,type,value[,pay_date]."""
    return Replay(bars, parameters, strategy, actions).run()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: fills_reference.py SETTINGS.json", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            settings = json.load(file)
        path = settings["prices"]
        if not os.path.exists(path):
            path = os.path.join(os.path.dirname(os.path.abspath(arguments[0])), path)
        bars = bars_until(read_bars(path), settings.get("to"))
        rows = replay(bars, settings.get("parameters") or {},
                      actions=settings.get("actions"))
    except (SettingsError, KeyError, OSError, ValueError) as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 2
    json.dump(as_json(rows), sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
