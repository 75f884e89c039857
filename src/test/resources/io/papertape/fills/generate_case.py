#!/usr/bin/env python3
"""Writes one random case for the reference of Papertape's fills.

    python3 generate_case.py SEED FOLDER

writes FOLDER/prices.csv and FOLDER/settings.json, the same ones for the same seed:
1 to 4 symbols, 60 to 400 daily or minute bars, prices from 0.5 to 5,000 with 2 to 4
decimals, gaps, missing bars, missing and zero volumes, and random valid settings.
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


def generate(seed: int, folder: str) -> str:
    """Writes the case and returns the path of its settings."""
    rng = random.Random(seed)
    symbols = ["AAA", "BBB", "CCC", "DDD"][:rng.choice((1, 1, 2, 3, 4))]
    volumes = rng.random() < 0.75
    lines = make_prices(rng, symbols, volumes)
    parameters = make_settings(rng, symbols, volumes)
    settings: dict = {"prices": os.path.abspath(os.path.join(folder, "prices.csv"))}
    if rng.random() < 0.1:
        settings["to"] = lines[-1 - len(lines) // 10].split(",")[0]
    settings["parameters"] = parameters
    os.makedirs(folder, exist_ok=True)
    with open(settings["prices"], "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    path = os.path.join(folder, "settings.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(settings, file, indent=1)
        file.write("\n")
    return path


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: generate_case.py SEED FOLDER")
    print(generate(int(sys.argv[1]), sys.argv[2]))
