"""Write textfix/repair/lossy_emoji.txt: every emoji, how likely it is, and words that tend to stand near it.

    python benchmarks/build_lossy.py --data DIR

Sources: the list of emoji is Unicode's (by way of the ``emoji`` package, a development dependency); the
words and the tiers are our own, in lossy_emoji_keywords.txt; the counts are from the gold text of WCXB
(CC-BY-4.0), each emoji at most five times a page so that one page of icons does not decide.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

TIER_WEIGHT = {"3": 30, "2": 12, "1": 5}  # pseudo-counts beside those from WCXB
PER_PAGE = 5
HERE = Path(__file__).parent
TARGET = HERE.parent / "textfix" / "repair" / "lossy_emoji.txt"


def emoji_list() -> list[str]:
    """Fully-qualified emoji without skin tones (a tone is a character of its own)."""
    import emoji

    qualified = emoji.STATUS["fully_qualified"]
    return [
        e
        for e, data in emoji.EMOJI_DATA.items()
        if data["status"] == qualified and not any("\U0001f3fb" <= c <= "\U0001f3ff" for c in e)
    ]


def counts(data: Path, known: set[str]) -> Counter[str]:
    import zstandard

    raw = (data / "wcxb-dev" / "pages.jsonl.zst").read_bytes()
    pages = zstandard.ZstdDecompressor().decompress(raw, max_output_size=1 << 30).decode().split("\n")
    longest = max(map(len, known))
    total: Counter[str] = Counter()
    for page in filter(None, pages):
        text = json.loads(page).get("gold") or ""
        here: Counter[str] = Counter()
        at = 0
        while at < len(text):
            size = 1
            if ord(text[at]) > 0x2000:
                size = next((n for n in range(longest, 0, -1) if text[at : at + n] in known), 0)
                if size:
                    here[text[at : at + size]] += 1
            at += size or 1
        for e, n in here.items():
            total[e] += min(n, PER_PAGE)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    known = emoji_list()
    seen = counts(parser.parse_args().data, set(known))
    tiers: dict[str, tuple[str, str]] = {}
    for line in (HERE / "lossy_emoji_keywords.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            tier, e, words = line.split(" ", 2)
            if e not in known:
                raise SystemExit(f"not a fully-qualified emoji: {e!r}")
            tiers[e] = (tier, words)
    rows = []
    for e in known:
        tier, words = tiers.get(e, ("", ""))
        rows.append((seen[e] + TIER_WEIGHT.get(tier, 0), e, words))
    rows.sort(key=lambda row: (-row[0], row[1]))
    TARGET.write_text("".join(f"{e}\t{n}\t{words}\n" for n, e, words in rows), encoding="utf-8")
    print(f"{len(rows)} emoji, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
