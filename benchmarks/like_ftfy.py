"""Does the preset "ftfy" give what ftfy gives? On all development data and on random texts.

    python benchmarks/like_ftfy.py --data DIR [--texts 30000] [--seed 1] [--every 1]

``DIR`` is laid out as for ``repair.py``. Prints how many texts were compared and every difference found; the exit
status is 1 when there is one. Half of the random texts are any characters, half are soups of what ftfy looks for.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import ftfy
from ftfy.badness import MOJIBAKE_CATEGORIES
from repair_accuracy import rows

import textfix

LONGEST = 60  # characters of a random text
PIECES = (
    *"abcABC. \n\t&<;\r\xa0\x85\u2028\ufeff\x1b",
    "&amp;", "&eacute;", "&#x2019;", "Ã©", "â€™", "ã©", "ﬁ", "Ａ", "e\u0301",
    *(c for chars in MOJIBAKE_CATEGORIES.values() for c in chars if c != "-"),
)  # fmt: skip
SOURCES = (
    ("mojibake-dev.jsonl.zst", "broken"), ("sentences-dev.jsonl.zst", "text"),
    ("wcxb-dev/pages.jsonl.zst", "gold"), ("news-dev.jsonl.zst", "gold"),
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=30_000, help="random texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="compare one in so many texts of the data")
    args = parser.parse_args()
    compared = different = 0
    for text in (*_data(args.data, args.every), *_random(args.texts, args.seed)):
        compared += 1
        want, got = ftfy.fix_text(text), textfix.fix_text(text, preset="ftfy")
        if want != got:
            different += 1
            print(f"{text[:200]!a}\n  ftfy    {want[:200]!a}\n  textfix {got[:200]!a}")
    print(f"{compared} texts compared, {different} different")
    return int(different > 0)


def _data(data: Path, every: int) -> Iterator[str]:
    for name, key in SOURCES:
        for n, row in enumerate(rows(data / name)):
            if n % every == 0 and row.get(key):
                yield row[key]


def _random(count: int, seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    for n in range(count):
        size = draw.randrange(LONGEST)
        if n % 2:
            yield "".join(draw.choices(PIECES, k=size))
        else:
            highest = draw.choice((0x80, 0x250, 0x3000, 0xFFFF, 0x10FFFF))
            yield "".join(chr(draw.randrange(highest)) for _ in range(size))


if __name__ == "__main__":
    sys.exit(main())
