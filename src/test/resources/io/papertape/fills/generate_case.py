#!/usr/bin/env python3
"""Writes one random case for the reference of Papertape's fills.

    python3 generate_case.py SEED FOLDER [actions]

writes FOLDER/prices.csv and FOLDER/settings.json, the same ones for the same seed:
1 to 4 symbols, 60 to 400 daily or minute bars, prices from 0.5 to 5,000 with 2 to 4
decimals, gaps, missing bars, missing and zero volumes, and random valid settings.

With the word actions a case has corporate actions, shorts or both besides. The actions
are in settings.json (a list of lines symbol,ex_date,type,value[,pay_date]) and, the
same, in FOLDER/actions.csv. Prices are raw: a split, a dividend, a delisting and a
rename show in them.
"""

import datetime as dt
import json
import os
import random
import sys
from decimal import ROUND_HALF_EVEN, Decimal


def make_prices(rng: random.Random, symbols: list[str], volumes: bool) -> list[str]:
    daily = rng.random() < 0.7
    count = rng.randint(60, 400)
    start = dt.datetime(2019, 1, 2)
    times = []
    time = start if daily else start.replace(hour=9, minute=30)
    while len(times) < count:
        times.append(time)
        if daily:
            time += dt.timedelta(days=3 if time.weekday() == 4 else 1)
        else:
            time += dt.timedelta(minutes=rng.choice((1, 1, 1, 5, 30)))
            if time.hour >= 16:                     # overnight, and over the week end
                days = 3 if time.weekday() == 4 else 1
                time = (time + dt.timedelta(days=days)).replace(hour=9, minute=30)
    if not daily and rng.random() < 0.5:            # few bars a day: many dates
        times = []
        time = start.replace(hour=10)
        while len(times) < count:
            for hour in (10, 12, 14):
                times.append(time.replace(hour=hour))
            time += dt.timedelta(days=1)
        times = times[:count]
    rows = []
    for symbol in symbols:
        places = rng.choice((2, 2, 2, 3, 4))
        step = Decimal(1).scaleb(-places)
        price = 10 ** rng.uniform(-0.3, 3.7)
        noise = rng.choice((0.003, 0.01, 0.02, 0.04))
        drift = rng.choice((-0.001, 0.0, 0.0, 0.0005, 0.002))
        opens_at_close = rng.choice((0.1, 0.3, 0.6))
        level = 10 ** rng.uniform(2.0, 6.5)          # usual volume
        whole = rng.random() < 0.85
        missing = rng.choice((0.0, 0.0, 0.05, 0.2))

        def cents(value: float) -> Decimal:
            return max(step, Decimal(value).quantize(step, ROUND_HALF_EVEN))

        close = cents(price)
        for index, time in enumerate(times):
            if index > 2 and rng.random() < missing:
                continue
            if rng.random() < opens_at_close:
                first = close
            elif rng.random() < 0.06:
                first = cents(float(close) * (1 + rng.gauss(0, 5 * noise)))
            else:
                first = cents(float(close) * (1 + rng.gauss(0, noise / 2)))
            last = cents(float(first) * (1 + rng.gauss(drift, noise)))
            high = max(first, last, cents(float(max(first, last)) * (1 + abs(rng.gauss(0, noise / 2)))))
            low = min(first, last, cents(float(min(first, last)) * (1 - abs(rng.gauss(0, noise / 2)))))
            if rng.random() < 0.1:
                high = max(first, last)
            if rng.random() < 0.1:
                low = min(first, last)
            volume = ""
            if volumes and rng.random() > 0.02:
                amount = 0 if rng.random() < 0.03 else level * rng.lognormvariate(0, 0.7)
                volume = str(int(amount)) if whole else f"{amount:.4f}"
            stamp = time.date().isoformat() if daily else time.isoformat()
            rows.append((time, f"{stamp},{symbol},{first},{high},{low},{last},{volume}"))
            close = last
    rows.sort(key=lambda row: row[0])
    return ["timestamp,symbol,open,high,low,close,volume"] + [text for _, text in rows]


def make_strategy(rng: random.Random) -> dict[str, str]:
    if rng.random() < 0.36:
        p = {"strategy": "LevelsProbe", "every": rng.choice((3, 4, 5, 7, 9)),
             "entry": rng.choice(("market", "limit", "stop", "stopLimit")),
             "exit": rng.choice(("market", "market", "limit", "stop")),
             "offset": rng.choice((1, 2, 5, 10, 20)), "band": rng.choice((-3, 0, 1, 5)),
             "sells": rng.choice((0, 1, 1)), "stopAt": rng.choice((0, 0, 5, 20, 50)),
             "targetAt": rng.choice((0, 0, 8, 20, 60)), "tighten": rng.choice((0, 0, 1))}
    else:
        name = rng.choice(("SimpleMAStrategy", "MomentumStrategy", "MeanReversionStrategy",
                           "VolatilityStrategy", "BreakoutStrategy"))
        p = {"strategy": name}
        if name == "SimpleMAStrategy":
            fast = rng.randint(2, 6)
            p.update(fastPeriod=fast, slowPeriod=fast + rng.randint(2, 9))
        elif name == "MomentumStrategy":
            p.update(lookback=rng.randint(2, 12), threshold=rng.choice(("0.005", "0.01", "0.02")))
        elif name == "MeanReversionStrategy":
            p.update(period=rng.randint(4, 15), numStd=rng.choice(("1", "1.25", "1.5", "2.0")))
        elif name == "VolatilityStrategy":
            p.update(period=rng.randint(3, 12), volThreshold=rng.choice(("0.01", "0.02", "0.05")))
        else:
            p.update(lookback=rng.randint(2, 12))
    return {name: str(value) for name, value in p.items()}


def make_settings(rng: random.Random, symbols: list[str], volumes: bool) -> dict[str, str]:
    p = make_strategy(rng)
    if rng.random() < 0.06:                           # nothing set: today's rows
        return p

    def maybe(chance: float, name: str, *values) -> None:
        if rng.random() < chance:
            p[name] = str(rng.choice(values))

    if rng.random() < 0.6:
        order = symbols[:]
        rng.shuffle(order)
        p["symbols"] = ",".join(order)
    maybe(0.3, "initialCapital", "10000", "25000.50", "1000000", "100000")
    maybe(0.6, "commission", "0", "0.001", "0.0025", "0.005/share", "1/order", "5/order")
    maybe(0.3, "commissionMaker", "0", "0.0002", "0.001/share", "0.5/order")
    maybe(0.25, "commissionMin", "0.35", "1", "2.5")
    maybe(0.2, "commissionMax", "0.005", "0.01")
    maybe(0.5, "slippage", "0", "0.001", "0.0005", "0.002", "0.01/share", "0.0013/share")
    maybe(0.2, "tick", "0.01", "0.05", "0.001")
    maybe(0.25, "lot", "0.001", "0.1", "10", "1")
    if volumes:
        maybe(0.5, "volumeLimit", "0.025", "0.001", "0.1", "0.3", "0.0003")
        maybe(0.4, "impact", "0.1", "0.5", "1")
        if rng.random() < 0.12:
            p["realism"] = "strict"
        maybe(0.5, "entryRemainder", "keep", "drop")
    if rng.random() < 0.78:
        p["fill"] = rng.choice(("nextOpen", "nextOpen", "nextOpen", "nextClose", "close"))
    maybe(0.3, "limitFill", "through", "touch")
    maybe(0.5, "intrabar", "stopFirst", "targetFirst", "nearest")
    maybe(0.5, "stopLoss", "0.0004", "0.01", "0.02", "0.05", "0.1")
    maybe(0.45, "takeProfit", "0.005", "0.01", "0.03", "0.1")
    maybe(0.4, "trailingStop", "0.005", "0.02", "0.05", "0.1")
    maybe(0.3, "maxHoldBars", "1", "2", "5", "12")
    maybe(0.3, "cooldownBars", "1", "2", "5")
    maybe(0.3, "gapEntry", "cancel", "take", "take")
    maybe(0.4, "limitBars", "1", "2", "3", "6")
    stops = ("stopLoss" in p or "trailingStop" in p)
    sizing = rng.choice(("", "", "cash", "equity", "fixedCash", "fixedShares", "volatility",
                         "risk" if stops else "equity"))
    if sizing:
        p["sizing"] = sizing
    if sizing == "fixedCash":
        p["sizeAmount"] = rng.choice(("500", "2500.75", "20000"))
    elif sizing == "fixedShares":
        p["sizeAmount"] = rng.choice(("10", "150", "600", "2000"))
    elif sizing == "risk":
        p["positionSize"] = rng.choice(("0.005", "0.01", "0.02"))
    elif sizing == "volatility":
        p["positionSize"] = rng.choice(("0.05", "0.1", "0.3"))
        maybe(0.3, "periodsPerYear", "252", "365", "52")
    else:
        maybe(0.5, "positionSize", "0.1", "0.3", "0.5", "0.95", "1")
    maybe(0.4, "maxPositions", "1", "2", "3")
    if rng.random() < 0.5:
        p["risk"] = "off"
    else:
        maybe(0.3, "riskMaxPositionSize", "0.05", "0.5", "1")
        maybe(0.3, "riskMaxDailyLoss", "0.005", "0.02", "0.2")
        maybe(0.4, "riskMaxDrawdown", "0.01", "0.03", "0.3")
        maybe(0.3, "riskMinCashReserve", "0", "0.05", "0.5")
        maybe(0.4, "riskDrawdownReset", "never", "1", "5", "20")
    maybe(0.2, "closeAtEnd", "true")
    return p


# --- corporate actions and shorts --------------------------------------------------

SPLITS = ("2", "2", "3", "4", "7", "10", "1.5", "0.5", "0.2", "0.125", "0.1", "1.05", "0.3",
          "1.3333", "0.07")


class Raw:
    """The bars of a file, which actions change from a date on."""

    def __init__(self, lines: list[str]):
        self.rows = [line.split(",") for line in lines[1:]]
        self.step = {}
        for row in self.rows:
            places = max(len(cell.partition(".")[2]) for cell in row[2:6])
            self.step[row[1]] = Decimal(1).scaleb(-max(2, places))

    def dates(self, symbol: str = "") -> list[dt.date]:
        return sorted({dt.date.fromisoformat(row[0][:10]) for row in self.rows
                       if symbol in ("", row[1])})

    def from_on(self, symbol: str, date: dt.date) -> list[list[str]]:
        return [row for row in self.rows
                if row[1] == symbol and row[0][:10] >= date.isoformat()]

    def scale(self, symbol: str, date: dt.date, price: Decimal, volume: Decimal) -> None:
        step = self.step[symbol]
        for row in self.from_on(symbol, date):
            for cell in range(2, 6):
                value = (Decimal(row[cell]) * price).quantize(step, ROUND_HALF_EVEN)
                row[cell] = str(max(step, value))
            if row[6]:
                whole = "." not in row[6]
                value = Decimal(row[6]) * volume
                row[6] = str(int(value)) if whole else f"{value:.4f}"

    def last_close(self, symbol: str, date: dt.date) -> Decimal:
        """The last close before the date, or the first open."""
        before = [row for row in self.rows
                  if row[1] == symbol and row[0][:10] < date.isoformat()]
        if before:
            return Decimal(before[-1][5])
        return Decimal(next(row for row in self.rows if row[1] == symbol)[2])

    def lines(self) -> list[str]:
        return (["timestamp,symbol,open,high,low,close,volume"]
                + [",".join(row) for row in self.rows])


def pick_date(rng: random.Random, dates: list[dt.date]) -> dt.date:
    """A date of an action: mostly one with bars, now and then at or beyond an end."""
    first, last = dates[0], dates[-1]
    where = rng.random()
    if where < 0.03:
        return first - dt.timedelta(days=rng.choice((0, 1, 30)))
    if where < 0.06:
        return last + dt.timedelta(days=rng.choice((0, 0, 1, 9)))
    if where < 0.25:                                   # on a date without slices
        known = set(dates)
        gaps = [one + dt.timedelta(days=1) for one in dates[:-1]
                if one + dt.timedelta(days=1) not in known]
        if gaps:
            return rng.choice(gaps)
    return rng.choice(dates)


def make_actions(rng: random.Random, raw: Raw, symbols: list[str]) -> list[str]:
    dates = raw.dates()
    actions: list[tuple] = []                          # (symbol, date, type, value, pay)
    for symbol in symbols:
        for _ in range(rng.choice((0, 1, 2, 3, 5))):
            kind = rng.choice(("split", "split", "dividend", "both"))
            date = pick_date(rng, dates)
            if kind != "dividend":
                actions.append((symbol, date, "split", rng.choice(SPLITS), ""))
            if kind != "split":
                pay = ""
                if rng.random() < 0.65:
                    pay = (date + dt.timedelta(days=rng.choice((0, 1, 2, 7, 30, 400)))).isoformat()
                actions.append((symbol, date, "dividend", None, pay))
    done: list[tuple] = []
    # In the order of the dates, so that each finds the raw prices of its day.
    for symbol, date, kind, value, pay in sorted(actions, key=lambda one: (one[1], one[0])):
        if kind == "split":
            raw.scale(symbol, date, 1 / Decimal(value), Decimal(value))
        else:
            close = raw.last_close(symbol, date)
            for one in done:                           # the value is per new share
                if one[:3] == (symbol, date, "split"):
                    close /= Decimal(one[3])
            amount = close * Decimal(str(rng.choice((0.002, 0.01, 0.03, 0.1))))
            places = rng.choice((2, 3, 4, 6))
            amount = amount.quantize(Decimal(1).scaleb(-places)) or Decimal(1).scaleb(-places)
            value = str(amount)
            if close > amount:
                raw.scale(symbol, date, 1 - amount / close, Decimal(1))
        done.append((symbol, date, kind, value, pay))
    for symbol in symbols:
        if rng.random() < 0.15:                        # a delisting: no bar after it
            date = pick_date(rng, dates)
            if date < raw.dates(symbol)[0]:
                continue
            later = raw.from_on(symbol, date + dt.timedelta(days=1))
            raw.rows = [row for row in raw.rows if not any(row is one for one in later)]
            close = raw.last_close(symbol, date + dt.timedelta(days=1))
            value = rng.choice(("", "", "0", "0.05", str(close), str(close * 2)))
            done = [one for one in done if one[0] != symbol or one[1] <= date]
            done.append((symbol, date, "delist", value, ""))
        if rng.random() < 0.15:                        # a rename: bars under the new name
            date, new = pick_date(rng, dates), "Z" + symbol[1:]
            for row in raw.from_on(symbol, date):
                row[1] = new
            raw.step[new] = raw.step[symbol]
            done = [((new if one[0] == symbol and one[1] >= date else one[0]),) + one[1:]
                    for one in done]
            done.append((symbol, date, "rename", new, ""))
    rng.shuffle(done)
    lines = []
    for symbol, date, kind, value, pay in done:
        cells = [symbol, date.isoformat(), kind, value] + ([pay] if pay else [])
        lines.append(",".join(cells))
    return lines


def make_shocks(rng: random.Random, raw: Raw, symbols: list[str]) -> None:
    """Sudden prices, mostly up, that margins do not bear."""
    dates = raw.dates()
    for symbol in symbols:
        for _ in range(rng.choice((0, 1, 1, 3))):
            date = rng.choice(dates)
            factor = Decimal(rng.choice(("1.3", "1.6", "2", "2.5", "4", "0.6")))
            for row in raw.from_on(symbol, date):      # no volumes too small to trade
                if Decimal(row[5]) * factor > 20000:
                    break
            else:
                raw.scale(symbol, date, factor, Decimal(1))


def make_shorts(rng: random.Random, p: dict[str, str]) -> None:
    p["short"] = "true"
    if rng.random() < 0.6:
        p["opposite"] = rng.choice(("reverse", "reverse", "close"))
    if rng.random() < 0.5:
        p["borrowRate"] = rng.choice(("0", "0.03", "0.5", "4"))
    initial = rng.choice(("0.5", "0.5", "1", "0.25", "0.1", "0.05"))
    below = [one for one in ("0.3", "0.25", "0.1", "0.05", "0.04") if float(one) <= float(initial)]
    if initial != "0.5" or rng.random() < 0.3:
        p["marginInitial"] = initial
        p["marginMaintenance"] = rng.choice(below)
    if rng.random() < 0.65:                            # much at stake: calls and ruin
        p["risk"] = "off"
        p.pop("positionSize", None)
        if rng.random() < 0.6:
            p.update(sizing="fixedCash", sizeAmount=rng.choice(("150000", "400000", "2000000")))
        else:
            p["sizing"] = "equity"
            p.pop("sizeAmount", None)
    if p["strategy"] == "LevelsProbe" and rng.random() < 0.8:
        p["shorts"] = "1"
    if rng.random() < 0.5:                             # no level comes before the margin
        for name in ("stopLoss", "trailingStop", "takeProfit", "maxHoldBars"):
            if name == "takeProfit" or p.get("sizing") != "risk":
                p.pop(name, None)


def extend(seed: int, symbols: list[str], lines: list[str],
           p: dict[str, str]) -> tuple[list[str], list[str]]:
    """Actions and shorts for a case that was made without; the lines, the actions."""
    rng = random.Random(f"actions {seed}")
    raw, actions = Raw(lines), []
    what = rng.choice(("actions", "shorts", "both", "both"))
    if what != "actions":
        make_shorts(rng, p)
        if rng.random() < 0.6:
            make_shocks(rng, raw, symbols)
    if what != "shorts":
        actions = make_actions(rng, raw, symbols)
        if any(line.split(",")[2] == "delist" for line in actions):
            p["delistPrice"] = rng.choice(("last", "zero"))
        if rng.random() < 0.4:
            p["dividendTax"] = rng.choice(("0.15", "0.26375", "0.3", "1"))
        p["adjust"] = "none"
    if rng.random() < 0.2:
        dates = raw.dates()
        p["tradeFrom"] = dates[len(dates) // rng.choice((3, 5, 10))].isoformat()
    return raw.lines(), actions


def generate(seed: int, folder: str, actions: bool = False) -> str:
    """Writes the case and returns the path of its settings."""
    rng = random.Random(seed)
    symbols = ["AAA", "BBB", "CCC", "DDD"][:rng.choice((1, 1, 2, 3, 4))]
    volumes = rng.random() < 0.75
    lines = make_prices(rng, symbols, volumes)
    parameters = make_settings(rng, symbols, volumes)
    settings: dict = {"prices": os.path.abspath(os.path.join(folder, "prices.csv"))}
    more: list[str] = []
    if actions:
        lines, more = extend(seed, symbols, lines, parameters)
    if rng.random() < 0.1:
        settings["to"] = lines[-1 - len(lines) // 10].split(",")[0]
    settings["parameters"] = parameters
    os.makedirs(folder, exist_ok=True)
    if more:
        settings["actions"] = more
        with open(os.path.join(folder, "actions.csv"), "w", encoding="utf-8",
                  newline="\n") as file:
            file.write("\n".join(["symbol,ex_date,type,value,pay_date"]
                                 + [line + "," * (4 - line.count(",")) for line in more]) + "\n")
    with open(settings["prices"], "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    path = os.path.join(folder, "settings.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(settings, file, indent=1)
        file.write("\n")
    return path


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["actions"]):
        sys.exit("usage: generate_case.py SEED FOLDER [actions]")
    print(generate(int(sys.argv[1]), sys.argv[2], len(sys.argv) == 4))
