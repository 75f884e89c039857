#!/usr/bin/env python3
"""A reference for the orders and fills of Papertape.

This program replays price bars through a simulated account, long positions only, as
the contract pages FILLS.md (sections 0-7 and 12-14) and DESIGN.md (sections 2-6) say.
It is written for being read and compared with, not for speed: one plain pass over the
slices, every rule beside the section that it comes from.

Money, prices, quantities and volumes are integers in units of 0.00000001. Rates are
exact fractions. A double appears only where the contract says so: standard deviations
of returns. Every rounding is half-even, once.

    python3 fills_reference.py SETTINGS.json

SETTINGS.json holds `prices` (a CSV file timestamp,symbol,open,high,low,close,volume),
`to` (optional, inclusive) and `parameters` (replay parameters, as strings). The rows
are written as JSON to standard output; bad settings end with status 2 and a message.
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
                raise SettingsError(f"{name}={text[name]}: one of {', '.join(words)}")

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

    def stop_from(self, fill: int) -> Optional[int]:
        return (None if self.stopLoss is None
                else self.tick_down(rounded(fill * (1 - self.stopLoss))))

    def target_from(self, fill: int) -> Optional[int]:
        return (None if self.takeProfit is None
                else self.tick_up(rounded(fill * (1 + self.takeProfit))))

    def trail_from(self, price: int) -> Optional[int]:
        return (None if self.trailingStop is None
                else self.tick_down(rounded(price * (1 - self.trailingStop))))

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
    quantity: int


@dataclass
class Order:
    number: int
    side: str
    kind: str                      # OPEN, CLOSE, STOP, TARGET, TRAIL, LIMIT, TIME
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
    expires_bar: Optional[int] = None
    # The fills so far, for the fee of the whole order.
    taker_quantity: int = 0
    taker_value: int = 0
    maker_quantity: int = 0
    maker_value: int = 0
    charged: int = 0


@dataclass
class EntryFill:
    """One entry fill of a position; its cost and commission leave it in parts."""
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

    def value(self) -> int:
        return value_of(self.quantity, self.price)

    def lower(self):
        """The stop in force, as level, kind and time of decision. Equal: a STOP."""
        if self.trail is not None and (self.stop is None or self.trail > self.stop):
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
    gone_bar: Optional[int] = None          # the bar in which a position was gone
    used: int = 0                           # volume taken from the present bar
    exit_in_bar: bool = False               # an exit by level was made in this bar

    @property
    def count(self) -> int:
        return len(self.bars)

    @property
    def bar(self) -> Bar:
        return self.bars[-1]

    def waits(self, side: str) -> bool:
        return self.order is not None and self.order.side == side


# ---------------------------------------------------------------------------------
# Strategies (DESIGN section 5)
# ---------------------------------------------------------------------------------

class Strategy:
    """A strategy reads the bars of one symbol, the latest last."""
    defaults: dict[str, str] = {}

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
                "tighten": "0"}

    def __init__(self, parameters):
        super().__init__(parameters)
        for name in ("every", "sells", "offset", "band", "stopAt", "targetAt", "tighten"):
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
        if signal == BUY or (held is not None and self.tighten == 1):
            if self.stopAt:
                levels.stop = c - c * self.stopAt // 1000
            if self.targetAt:
                levels.target = c + c * self.targetAt // 1000
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
                 strategy: Optional[Callable[[], Strategy]] = None):
        if strategy is None:
            name = str(parameters.get("strategy") or DEFAULTS["strategy"])
            if name not in STRATEGIES:
                raise SettingsError(f"unknown strategy {name}: {', '.join(STRATEGIES)}")
            kind = STRATEGIES[name]
            self.s = Settings(parameters, tuple(kind.defaults))
            strategy = lambda: kind(parameters)                      # noqa: E731
        else:
            self.s = Settings(parameters)
        names = self.s.symbols or sorted({bar.symbol for bar in bars})
        wanted = set(names)
        bars = [bar for bar in bars if bar.symbol in wanted]
        for name in names:
            if not any(bar.symbol == name for bar in bars):
                raise SettingsError(f"no bar of {name} in the prices")
        if self.s.volumeLimit is not None and all(bar.v is None for bar in bars):
            raise SettingsError("volumeLimit needs prices with volumes")
        self.slices: dict[dt.datetime, dict[str, Bar]] = {}
        for bar in sorted(bars, key=lambda one: one.time):
            self.slices.setdefault(bar.time, {})[bar.symbol] = bar
        self.symbols = [Symbol(name, strategy()) for name in names]
        self.cash = self.s.initialCapital
        self.held_back = 0              # cash of INTRABAR exits, until CLOSE
        self.now: dt.datetime = dt.datetime.min
        self.slice_no = -1
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
            if previous is not None and time.date() != previous:
                self.day_before = self.last_equity
            previous = time.date()
            self.ask_drawdown_reset()
            present = []
            for symbol in self.symbols:
                if symbol.name in bars:
                    symbol.bars.append(bars[symbol.name])
                    symbol.used = 0
                    symbol.exit_in_bar = False
                    if symbol.daily and symbol.daily[-1][0] == time.date():
                        symbol.daily.pop()
                    symbol.daily.append((time.date(), symbol.bar.c))
                    present.append(symbol)
            self.held_back = 0
            self.at_open(present)
            self.intrabar(present)
            self.held_back = 0
            self.at_close(present)
            self.record_equity()
        if self.s.closeAtEnd and self.slices:
            self.close_at_end()
        return self.rows()

    def at_open(self, present: list[Symbol]) -> None:
        for symbol in present:
            if symbol.waits(SELL):
                self.try_order(symbol, OPEN)
        for symbol in present:
            if symbol.position is not None:
                self.level_at_open(symbol)
        for symbol in self.by_age(present):
            if symbol.waits(BUY):
                self.try_order(symbol, OPEN)

    def intrabar(self, present: list[Symbol]) -> None:
        for symbol in present:
            if symbol.waits(SELL):
                self.try_order(symbol, INTRABAR)
        for symbol in present:
            if symbol.position is not None:
                self.level_intrabar(symbol)
        for symbol in self.by_age(present):
            if symbol.waits(BUY):
                flat = symbol.position is None
                self.try_order(symbol, INTRABAR)
                if flat and symbol.position is not None:
                    self.stop_in_entry_bar(symbol)
        for symbol in present:
            self.raise_trail(symbol)
            order = symbol.order
            if (order is not None and order.type != "market"
                    and order.expires_bar is not None and symbol.count >= order.expires_bar):
                self.end_order(symbol, "expired")

    def at_close(self, present: list[Symbol]) -> None:
        for symbol in present:
            if symbol.position is not None:
                symbol.position.bars_held += 1
            if symbol.order is not None:
                self.try_order(symbol, CLOSE)
            self.ask_max_hold(symbol)
            self.process(symbol)

    def by_age(self, present: list[Symbol]) -> list[Symbol]:
        """Symbols with a waiting entry, by the slice that decided it, then list order."""
        waiting = [symbol for symbol in present if symbol.waits(BUY)]
        return sorted(waiting, key=lambda symbol: symbol.order.decided_slice)

    # --- waiting orders (sections 2 and 4) ------------------------------------------

    def try_order(self, symbol: Symbol, stage: str) -> None:
        """Fills the symbol's waiting order at this stage if the bar does so."""
        order, bar = symbol.order, symbol.bar
        if order.since_bar >= symbol.count:
            return                                    # decided in this very bar
        side = order.side
        if order.type == "market":
            if stage == (OPEN if self.s.fill == "nextOpen" else CLOSE):
                self.fill_order(symbol, bar.o if stage == OPEN else bar.c, stage, "slip")
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
                self.fill_order(symbol, first, stage, "slip", "STOP")
            elif first is None and beyond(far):
                self.fill_order(symbol, order.trigger, stage, "slip", "STOP")
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
                    self.fill_order(symbol, order.trigger, stage, "capped", "STOP")
                else:
                    order.type, order.kind = "limit", "LIMIT"     # from the next bar on
                return
            else:
                return
        if first is not None and self.s.reaches(side, first, order.limit):
            self.fill_order(symbol, first, stage, "limit", "LIMIT")
        elif first is None and self.s.reaches(side, near, order.limit):
            self.fill_order(symbol, order.limit, stage, "limit", "LIMIT")

    def fill_order(self, symbol: Symbol, raw: int, stage: str, how: str,
                   kind: Optional[str] = None) -> None:
        if kind is not None:
            symbol.order.kind = kind
        if symbol.order.side == BUY:
            self.buy(symbol, symbol.order, raw, stage, how)
        else:
            self.sell(symbol, symbol.order, raw, stage, how)

    def end_order(self, symbol: Symbol, why: str) -> None:
        order = symbol.order
        symbol.order = None
        self.ended.append({"order_no": order.number, "symbol": symbol.name,
                           "side": order.side, "quantity": order.quantity,
                           "decided_at": order.decided_at, "ended_at": self.now,
                           "ended_by": why})

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

    def buy(self, symbol: Symbol, order: Order, raw: int, stage: str, how: str) -> None:
        """Fills an entry at a price before slippage, as far as volume and cash allow."""
        s, maker, bar = self.s, how == "limit", symbol.bar
        wanted = order.quantity
        left = self.volume_left(symbol)
        allowed = wanted if left is None else min(wanted, left)
        waiting = symbol.order is order
        keep = s.entryRemainder == "keep"

        def drop(why: str, granted: int = 0) -> None:
            self.refuse(symbol, wanted, granted, why)
            if symbol.order is order:
                self.end_order(symbol, why)

        if allowed <= 0:
            if not keep:
                drop("volume")
            elif not waiting:
                symbol.order = order
            return
        cash = self.cash - self.held_back

        def affordable(lots: int) -> bool:
            quantity = lots * s.lot
            cost = value_of(quantity, self.fill_price(symbol, order, raw, quantity, how))
            return cost + self.fee(order, quantity, cost, maker) <= cash

        quantity = largest(allowed // s.lot, affordable) * s.lot
        if quantity == 0:
            drop("cash")
            return
        fill = self.fill_price(symbol, order, raw, quantity, how)
        position = symbol.position
        if position is None:
            stop = order.stop if order.stop is not None else s.stop_from(fill)
            target = order.target if order.target is not None else s.target_from(fill)
        else:
            stop, target = position.stop, position.target
        if s.gapEntry == "cancel":
            if stop is not None and fill <= stop:
                drop("opened beyond its stop")
                return
            if target is not None and fill >= target:
                drop("opened beyond its target")
                return

        cost = value_of(quantity, fill)
        fee = self.book_fee(order, quantity, cost, maker)
        self.cash -= cost + fee
        symbol.used += quantity
        number = self.add_trade(symbol, order, BUY, quantity, fill, raw, fee, -cost - fee,
                                None, order.limit if how == "limit" else order.trigger)
        entry = EntryFill(number, quantity, cost, fee)
        if position is None:
            symbol.position = Position(
                quantity=quantity, price=fill, entry_price=fill, entered_at=self.now,
                entry_bar=symbol.count, entry_stage=stage, entry_raw=raw,
                entry_kind=order.kind, fills=[entry], stop=stop,
                stop_at=order.decided_at, target=target, target_at=order.decided_at,
                trail=s.trail_from(fill), trail_at=order.decided_at)
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

    def sell(self, symbol: Symbol, order: Order, raw: int, stage: str, how: str,
             other: Optional[tuple[int, str]] = None) -> None:
        """Sells the position as far as the volume allows; the rest waits as a market order.

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
                other_pnl = other_value - other_fee - self.cost_of(position, quantity)
            fill = self.fill_price(symbol, order, raw, quantity, how)
            proceeds = value_of(quantity, fill)
            fee = self.book_fee(order, quantity, proceeds, maker)
            flow = proceeds - fee
            self.cash += flow
            if stage == INTRABAR:
                self.held_back += max(0, flow)
            symbol.used += quantity
            level = order.level
            if level is None:
                level = order.limit if order.kind == "LIMIT" else order.trigger
            number = self.add_trade(symbol, order, SELL, quantity, fill, raw, fee, flow,
                                    None, level)
            realized = self.match(position, number, quantity, proceeds, fee)
            trade = self.trades[number]
            trade["realized_pnl"] = realized
            if other is not None:
                trade["ambiguous"] = True
                trade["other_pnl"] = other_pnl
            position.quantity -= quantity
        if position.quantity == 0:
            symbol.position = None
            symbol.order = None
            symbol.gone_bar = symbol.count
            return
        order.type = "market"
        order.quantity = position.quantity
        order.since_bar = symbol.count
        symbol.order = order

    def cost_of(self, position: Position, quantity: int) -> int:
        """Cost and commission of the next shares to be sold, without taking them."""
        total = 0
        for entry in position.fills:
            part = min(quantity, entry.quantity - entry.sold)
            if part <= 0:
                continue
            sold = entry.sold + part
            total += half_even(entry.cost * sold, entry.quantity) - entry.cost_taken
            total += half_even(entry.commission * sold, entry.quantity) - entry.commission_taken
            quantity -= part
        return total

    def match(self, position: Position, exit_no: int, quantity: int, proceeds: int,
              fee: int) -> int:
        """Pairs an exit with the entry fills, first in first out (section 5)."""
        realized, done, proceeds_taken, fee_taken = 0, 0, 0, 0
        for entry in position.fills:
            part = min(quantity - done, entry.quantity - entry.sold)
            if part <= 0:
                continue
            entry.sold += part
            done += part
            cost = half_even(entry.cost * entry.sold, entry.quantity) - entry.cost_taken
            paid = (half_even(entry.commission * entry.sold, entry.quantity)
                    - entry.commission_taken)
            got = half_even(proceeds * done, quantity) - proceeds_taken
            charged = half_even(fee * done, quantity) - fee_taken
            entry.cost_taken += cost
            entry.commission_taken += paid
            proceeds_taken += got
            fee_taken += charged
            pnl = got - charged - cost - paid
            realized += pnl
            self.matches.append({"entry_trade_no": entry.trade_no, "exit_trade_no": exit_no,
                                 "quantity": part, "realized_pnl": pnl})
        return realized

    def add_trade(self, symbol: Symbol, order: Order, side: str, quantity: int, fill: int,
                  raw: int, fee: int, flow: int, realized: Optional[int],
                  level: Optional[int]) -> int:
        number = len(self.trades)
        self.trades.append({
            "trade_no": number, "symbol": symbol.name, "side": side, "quantity": quantity,
            "price": fill, "traded_at": self.now, "commission": fee,
            "slippage": abs(fill - raw), "cash_flow": flow, "realized_pnl": realized,
            "order_no": order.number, "kind": order.kind, "level": level,
            "decided_at": order.decided_at, "ambiguous": False, "other_pnl": None})
        return number

    def refuse(self, symbol: Symbol, requested: int, granted: int, why: str) -> None:
        self.refusals.append({"symbol": symbol.name, "time": self.now,
                              "requested": min(requested, LARGEST), "granted": granted,
                              "limited_by": why})

    def new_order(self, side: str, kind: str, type_: str, quantity: int,
                  decided_at: dt.datetime, since_bar: int, **more) -> Order:
        order = Order(self.orders, side, kind, type_, quantity, decided_at, self.slice_no,
                      since_bar, **more)
        self.orders += 1
        return order

    # --- exits by level (section 3) ---------------------------------------------------

    def level_exit(self, symbol: Symbol, kind: str, level: int, decided_at: dt.datetime,
                   raw: int, stage: str, how: str,
                   other: Optional[tuple[int, str]] = None) -> None:
        left = self.volume_left(symbol)
        if left is not None and left <= 0 and symbol.waits(SELL):
            return
        if symbol.order is not None:
            self.end_order(symbol, kind)
        order = self.new_order(SELL, kind, "market", symbol.position.quantity, decided_at,
                               symbol.count, level=level)
        symbol.exit_in_bar = True
        self.sell(symbol, order, raw, stage, how, other)

    def level_at_open(self, symbol: Symbol) -> None:
        """Rules 1 and 2: the bar opened beyond a level."""
        position, bar = symbol.position, symbol.bar
        stop, kind, stop_at = position.lower()
        if stop is not None and bar.o <= stop:
            self.level_exit(symbol, kind, stop, stop_at, bar.o, OPEN, "slip")
        elif position.target is not None and self.s.reaches(SELL, bar.o, position.target):
            self.level_exit(symbol, "TARGET", position.target, position.target_at, bar.o,
                            OPEN, "limit")

    def level_intrabar(self, symbol: Symbol) -> None:
        """Rules 3 and 4, and rules 1 and 2 in the bar of an entry at OPEN."""
        s, position, bar = self.s, symbol.position, symbol.bar
        stop, kind, stop_at = position.lower()
        target = position.target
        if position.entry_bar == symbol.count:
            if stop is not None and bar.o <= stop:
                self.level_exit(symbol, kind, stop, stop_at, bar.o, INTRABAR, "slip")
                return
            if target is not None and s.reaches(SELL, bar.o, target):
                self.level_exit(symbol, "TARGET", target, position.target_at, bar.o,
                                INTRABAR, "limit")
                return
        stop_met = stop is not None and bar.l <= stop
        target_met = target is not None and s.reaches(SELL, bar.h, target)
        trail = s.trail_from(bar.h)                 # where the trail would have gone
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
            elif trail is not None and trail > stop:
                other = (trail, "slip")
            self.level_exit(symbol, kind, stop, stop_at, stop, INTRABAR, "slip", other)
        elif target_met:
            other = None
            if stop_met:
                other = (stop, "slip")
            elif trail is not None and bar.l <= trail < target:
                other = (trail, "slip")
            self.level_exit(symbol, "TARGET", target, position.target_at, target, INTRABAR,
                            "limit", other)

    def stop_in_entry_bar(self, symbol: Symbol) -> None:
        """The stop of an entry made INTRABAR is tried in the same bar, at once."""
        position, bar = symbol.position, symbol.bar
        stop, kind, stop_at = position.lower()
        if stop is None or bar.l > stop:
            return
        other = None
        if position.target is not None and self.s.reaches(SELL, bar.h, position.target):
            other = (position.target, "limit")
        elif position.entry_kind == "STOP" and bar.c > stop:
            other = (bar.c, "slip")
        self.level_exit(symbol, kind, stop, stop_at, min(stop, position.entry_raw), INTRABAR,
                        "slip", other)

    def raise_trail(self, symbol: Symbol) -> None:
        """After the bar's exits were tried, its high raises the trail for the next bar."""
        position, bar = symbol.position, symbol.bar
        if position is None or position.trail is None:
            return
        level = self.s.trail_from(bar.h)
        if bar.l <= level and level > position.trail and not symbol.exit_in_bar:
            self.could_have_trailed += 1
        if level > position.trail:
            position.trail, position.trail_at = level, self.now

    def ask_max_hold(self, symbol: Symbol) -> None:
        position = symbol.position
        if (position is None or self.s.maxHoldBars is None
                or position.bars_held < self.s.maxHoldBars):
            return
        if symbol.waits(SELL) and symbol.order.type == "market":
            return
        if symbol.order is not None:
            self.end_order(symbol, "TIME")
        self.market_exit(symbol, "TIME")

    def market_exit(self, symbol: Symbol, kind: str) -> None:
        order = self.new_order(SELL, kind, "market", symbol.position.quantity, self.now,
                               symbol.count)
        if self.s.fill == "close":
            self.sell(symbol, order, symbol.bar.c, CLOSE, "slip")
        else:
            symbol.order = order

    # --- process-symbol (DESIGN section 3) -------------------------------------------

    def process(self, symbol: Symbol) -> None:
        if symbol.count < symbol.strategy.required:
            return
        position = symbol.position
        held = None
        if position is not None:
            held = Held(position.entry_price, position.bars_held, position.quantity)
        signal = symbol.strategy.signal(symbol.bars, held)
        levels = symbol.strategy.levels(symbol.bars, signal, held) or Levels()
        if symbol.order is not None:
            return                          # nothing while an order of the symbol waits
        if position is not None:
            self.move_levels(position, levels)
        if signal == SELL and position is not None:
            if levels.limit is None and levels.trigger is None:
                self.market_exit(symbol, "CLOSE")
            else:
                symbol.order = self.new_order(
                    SELL, "LIMIT" if levels.trigger is None else "STOP",
                    order_type(levels), position.quantity, self.now, symbol.count,
                    limit=levels.limit, trigger=levels.trigger,
                    expires_bar=symbol.count + self.s.limitBars)
        elif signal == BUY and position is None:
            if (symbol.gone_bar is not None
                    and symbol.count < symbol.gone_bar + self.s.cooldownBars):
                return
            taken = sum(1 for one in self.symbols
                        if one.position is not None or one.waits(BUY))
            if taken < self.s.maxPositions:
                self.enter(symbol, levels)

    def move_levels(self, position: Position, levels: Levels) -> None:
        """A strategy may tighten the stop of a position and set its target anew."""
        if levels.stop is not None:
            stop = self.s.tick_down(levels.stop)
            if position.stop is None or stop > position.stop:
                position.stop, position.stop_at = stop, self.now
        if levels.target is not None:
            target = self.s.tick_up(levels.target)
            if target != position.target:
                position.target, position.target_at = target, self.now

    # --- the size of an entry (sections 2 and 12, DESIGN sections 4 and 6) ------------

    def equity(self) -> int:
        return self.cash + sum(one.position.value() for one in self.symbols
                               if one.position is not None)

    def reserved(self) -> int:
        """What the waiting entries may cost."""
        total = 0
        for one in self.symbols:
            if one.waits(BUY):
                order = one.order
                cost = value_of(order.quantity, order.reserve_price)
                total += cost + self.fee(order, order.quantity, cost, order.reserve_maker)
        return total

    def enter(self, symbol: Symbol, levels: Levels) -> None:
        s, close = self.s, symbol.bar.c
        type_ = order_type(levels)
        maker = type_ == "limit"
        if type_ == "market":
            price, kind = s.slipped(BUY, close), "OPEN"
        elif type_ == "limit":
            price, kind = levels.limit, "LIMIT"
        elif type_ == "stop":
            price, kind = s.slipped(BUY, levels.trigger), "STOP"
        else:
            price, kind = levels.limit, "STOP"
        stop = None if levels.stop is None else s.tick_down(levels.stop)
        target = None if levels.target is None else s.tick_up(levels.target)
        cash, equity = self.cash - self.reserved(), self.equity()
        probe = Order(-1, BUY, kind, type_, 0, self.now, self.slice_no, symbol.count)

        sized = self.sized(symbol, price, stop, cash, equity)
        if sized is None:
            self.refuse(symbol, 0, 0, "size")
            return

        def total(lots: int) -> int:
            cost = value_of(lots * s.lot, price)
            return cost + self.fee(probe, lots * s.lot, cost, maker)

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
            BUY, kind, type_, lots * s.lot, self.now, symbol.count, limit=levels.limit,
            trigger=levels.trigger, stop=stop, target=target, reserve_price=price,
            reserve_maker=maker,
            expires_bar=None if type_ == "market" else symbol.count + s.limitBars)
        if type_ == "market" and s.fill == "close":
            self.buy(symbol, order, close, CLOSE, "slip")
        else:
            symbol.order = order

    def sized(self, symbol: Symbol, price: int, stop: Optional[int], cash: int,
              equity: int) -> Optional[int]:
        """The lots that `sizing` asks for; None where it cannot tell a size."""
        s = self.s
        if s.sizing == "fixedShares":
            return math.floor(s.sizeAmount * UNIT) // s.lot
        if s.sizing == "risk":
            stops = [one for one in (stop if stop is not None else s.stop_from(price),
                                     s.trail_from(price)) if one is not None]
            if not stops or price - max(stops) <= 0:
                return None
            per_share = Fraction(price - max(stops))
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

    def allowed_by_risk(self, lots: int, price: int, cash: int, equity: int,
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
                                   "cash": self.cash, "positions_value": equity - self.cash,
                                   "drawdown": drawdown})

    def close_at_end(self) -> None:
        """Cancels what waits and sells everything at the last prices."""
        for symbol in self.symbols:
            if symbol.order is not None:
                self.end_order(symbol, "closeAtEnd")
        sold = False
        for symbol in self.symbols:
            position = symbol.position
            if position is None:
                continue
            sold = True
            raw, quantity = symbol.bar.c, position.quantity
            order = self.new_order(SELL, "CLOSE", "market", quantity, self.now, symbol.count)
            fill = self.s.slipped(SELL, raw)
            proceeds = value_of(quantity, fill)
            fee = self.book_fee(order, quantity, proceeds, False)
            self.cash += proceeds - fee
            number = self.add_trade(symbol, order, SELL, quantity, fill, raw, fee,
                                    proceeds - fee, None, None)
            self.trades[number]["realized_pnl"] = self.match(position, number, quantity,
                                                             proceeds, fee)
            symbol.position = None
        if sold:
            self.equity_points.pop()
            self.highest, self.risk_highest = self.before_last
            self.add_point()

    # --- the rows --------------------------------------------------------------------

    def rows(self) -> dict:
        """The books, in units and times; `as_json` makes text of them."""
        positions, waiting = [], []
        for symbol in self.symbols:
            position, order = symbol.position, symbol.order
            if position is not None:
                positions.append({
                    "symbol": symbol.name, "quantity": position.quantity,
                    "entry_price": position.entry_price, "entered_at": position.entered_at,
                    "last_price": position.price, "market_value": position.value(),
                    "stop": position.stop, "target": position.target,
                    "trail": position.trail, "bars_held": position.bars_held})
            if order is not None:
                waiting.append({
                    "symbol": symbol.name, "side": order.side, "quantity": order.quantity,
                    "kind": order.kind, "limit": order.limit, "trigger": order.trigger,
                    "decided_at": order.decided_at, "order_no": order.number,
                    "level": order.level})
        exits = [trade for trade in self.trades if trade["side"] == SELL]
        unclear = [trade for trade in exits if trade["ambiguous"]]
        losses = sum(max(0, trade["other_pnl"] - trade["realized_pnl"]) for trade in unclear)
        return {
            "trades": self.trades, "matches": self.matches, "equity": self.equity_points,
            "open_positions": positions, "open_orders": waiting,
            "refusals": self.refusals, "ended_orders": self.ended,
            "counts": {"slices": len(self.slices), "trades": len(self.trades),
                       "exits": len(exits), "ambiguous": len(unclear),
                       "ambiguous_cost": decimal(losses),
                       "could_have_trailed": self.could_have_trailed,
                       "orders": self.orders}}


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
        if isinstance(value, int) and not isinstance(value, bool) and name not in PLAIN:
            return decimal(value)
        return value
    return {table: content if isinstance(content, dict)
            else [{name: cell(name, value) for name, value in row.items()} for row in content]
            for table, content in rows.items()}


def replay(bars: list[Bar], parameters: dict[str, str],
           strategy: Optional[Callable[[], Strategy]] = None) -> dict:
    """Replays bars and returns the rows in units; `strategy` makes one per symbol."""
    return Replay(bars, parameters, strategy).run()


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
        rows = replay(bars, settings.get("parameters") or {})
    except (SettingsError, KeyError, OSError, ValueError) as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 2
    json.dump(as_json(rows), sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
