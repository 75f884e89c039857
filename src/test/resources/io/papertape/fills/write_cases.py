#!/usr/bin/env python3
"""Writes random cases with the rows that the reference finds for them.

    python3 write_cases.py FIRST_SEED COUNT FOLDER [actions]

writes FOLDER/SEED/prices.csv, settings.json and expected.json for each seed; with the
word actions cases with corporate actions, shorts or both (and actions.csv).
"""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import fills_reference  # noqa: E402
import generate_case  # noqa: E402


def write(seed: int, folder: str, actions: bool) -> None:
    path = generate_case.generate(seed, folder, actions)
    with open(path, encoding="utf-8") as file:
        settings = json.load(file)
    bars = fills_reference.bars_until(fills_reference.read_bars(settings["prices"]),
                                      settings.get("to"))
    rows = fills_reference.replay(bars, settings["parameters"], actions=settings.get("actions"))
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(fills_reference.as_json(rows), file)


if __name__ == "__main__":
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for number in range(first, first + count):
        write(number, os.path.join(sys.argv[3], str(number)), "actions" in sys.argv[4:])
