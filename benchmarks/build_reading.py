"""Count the character model of ``textfix.reading`` and say how well it reads.

    python benchmarks/build_reading.py --data DIR [--check]

``DIR/sentences-dev.jsonl.zst`` holds {lang, text} lines (Leipzig Corpora sentences, CC BY; Universal
Declaration of Human Rights). One sentence in five, chosen by hash, is never counted: the figures printed and
written to ``model.json`` come from those, and so does ``benchmarks/decoding.py``.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import statistics
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from textfix.reading import Reader, fold_lines
from textfix.reading.fold import ODD
from textfix.reading.scripts import script
from textfix.reading.tables import UNITS, parse_tables

HELD_OUT = 5  # one in so many
BIGRAMS, TRIGRAMS = 1_000, 3_180  # most n-grams kept per language; together they meet the 300 KB for all
OWN_SCRIPT = 0.05  # a script with this share of the letters is the language's own
UNSEEN = 0.002  # share of the probability left to characters that the sample does not show
HOME = Path(__file__).resolve().parent.parent / "textfix" / "reading"


def sentences(data: Path) -> Iterator[tuple[str, str]]:
    import zstandard

    with open(data / "sentences-dev.jsonl.zst", "rb") as packed:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8"):
            row = json.loads(line)
            yield row["lang"], row["text"]


def is_held_out(text: str) -> bool:
    return zlib.crc32(text.encode()) % HELD_OUT == 0


def split(data: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Sentences to count and sentences held out, by language."""
    train: dict[str, list[str]] = defaultdict(list)
    test: dict[str, list[str]] = defaultdict(list)
    for language, text in sentences(data):
        (test if is_held_out(text) else train)[language].append(text)
    return dict(sorted(train.items())), dict(sorted(test.items()))


def count(texts: Iterable[str]) -> list[Counter[str]]:
    """Counts of folded characters, pairs and triples, blanks around each line included."""
    grams: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for text in texts:
        for line in fold_lines(text):
            run = f"  {line} "
            for order in (1, 2, 3):
                grams[order - 1].update(run[i - order + 1 : i + 1] for i in range(2, len(run)))
    return grams


def witten_bell(grams: list[Counter[str]]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Witten-Bell probabilities and fall-back weights: a context that was followed by many kinds of
    character leaves more to the shorter context. N-grams whose stored figure gains least are left out,
    and the fall-back weights are set so that each context still sums to one."""
    letters = {c: n for c, n in grams[0].items() if (c != ODD and n > 1) or c.isalpha()}
    whole = sum(letters.values())
    chances: list[dict[str, float]] = [{c: n / whole * (1 - UNSEEN) for c, n in letters.items()}, {}, {}]
    backs: list[dict[str, float]] = [{}, {}]
    for order, most in ((2, BIGRAMS), (3, TRIGRAMS)):
        followers: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for gram, n in grams[order - 1].items():
            if letters.keys() >= set(gram):
                followers[gram[:-1]].append((gram, n))
        lower = lambda gram: reach(gram[1:], chances, backs)  # noqa: E731
        gains: list[tuple[float, str, float]] = []
        for found in followers.values():
            total = sum(n for _, n in found)
            kinds = len(found)
            for gram, n in found:
                chance = (n + kinds * lower(gram)) / (total + kinds)
                fallback = kinds / (total + kinds) * lower(gram)
                if n > 1 or (len(found) == 1 and order == 2):
                    gains.append((n * math.log(chance / fallback), gram, chance))
        gains.sort(key=lambda item: (-item[0], item[1]))
        chances[order - 1] = {gram: chance for _, gram, chance in gains[:most]}
        kept: dict[str, list[str]] = defaultdict(list)
        for gram in chances[order - 1]:
            kept[gram[:-1]].append(gram)
        for context, stored in kept.items():
            left = 1 - sum(chances[order - 1][gram] for gram in stored)
            room = 1 - sum(lower(gram) for gram in stored)
            backs[order - 2][context] = min(1.0, max(left, 1e-4) / max(room, 1e-4))
    return chances, backs


def reach(gram: str, chances: list[dict[str, float]], backs: list[dict[str, float]]) -> float:
    order = len(gram)
    if gram in chances[order - 1]:
        return chances[order - 1][gram]
    return backs[order - 2].get(gram[:-1], 1.0) * reach(gram[1:], chances, backs)


def pack(chances: list[dict[str, float]], backs: list[dict[str, float]]) -> bytes:
    out = bytearray()
    for order in (1, 2, 3):
        # contexts need their weight stored even where the context itself was not kept as an n-gram
        table = dict(chances[order - 1])
        if order < 3:
            for context in backs[order - 1]:
                table.setdefault(context, reach(context, chances, backs))
        grams = sorted(table)
        for position in range(order):
            column = "".join(gram[position] for gram in grams).encode()
            out += len(column).to_bytes(4, "big") + column
        out += bytes(cost(table[gram]) for gram in grams)
        if order < 3:
            out += bytes(cost(backs[order - 1].get(gram, 1.0)) for gram in grams)
    return zlib.compress(bytes(out), 9)


def cost(chance: float) -> int:
    return min(255, round(-math.log(chance) * UNITS))


def own_scripts(letters: Counter[str]) -> list[str]:
    found: Counter[str] = Counter()
    for char, n in letters.items():
        found[script(char)] += n
    found.pop("", None)
    return sorted(name for name, n in found.items() if n >= OWN_SCRIPT * found.total())


def build(train: dict[str, list[str]], test: dict[str, list[str]]) -> bytes:
    """The model file. The held-out sentences give one number a language: its pace."""
    rows: dict[str, tuple[list[str], bytes]] = {}
    for language, texts in train.items():
        grams = count(texts)
        rows[language] = (own_scripts(grams[0]), pack(*witten_bell(grams)))
    first = assemble(rows, dict.fromkeys(rows, -1.0))
    tables = parse_tables(first)
    paces = {}
    for language, table in tables.items():
        means = [table.total(line) / len(line) for text in test[language] for line in fold_lines(text)]
        paces[language] = round(statistics.median(means), 3)
    return assemble(rows, paces)


def assemble(rows: dict[str, tuple[list[str], bytes]], paces: dict[str, float]) -> bytes:
    index = {language: (scripts, paces[language], len(packed)) for language, (scripts, packed) in rows.items()}
    body = b"".join(packed for _, packed in rows.values())
    return json.dumps(index, separators=(",", ":")).encode() + b"\n" + body


MISREADINGS = (  # languages (all where empty), true encoding, the code page it was read in
    ((), "utf-8", "cp1252"), ((), "utf-8", "cp1251"), (("ru", "bg", "uk", "sr", "mk", "be"), "cp1251", "koi8-r"),
    (("ru", "bg", "uk", "sr", "mk", "be"), "cp1251", "latin-1"), (("ru", "bg"), "koi8-r", "cp1251"),
    (("el",), "iso8859-7", "latin-1"), (("pl", "cs", "hu", "sk", "hr"), "iso8859-2", "latin-1"),
    (("pl", "cs", "hu", "sk", "hr"), "cp1250", "cp1252"), (("de", "fr", "es", "pt", "sv", "da"), "cp1252", "mac-roman"),
    (("de", "fr", "es", "pt", "sv", "da"), "cp1252", "cp1250"), (("zh",), "gb18030", "latin-1"),
    (("ja",), "euc_jp", "gb18030"), (("ko",), "cp949", "gb18030"), (("th",), "cp874", "cp1252"),
    (("he",), "cp1255", "cp1252"), (("ar",), "cp1256", "cp1252"), (("tr",), "cp1254", "cp1252"),
)  # fmt: skip


def misread(text: str, true: str, wrong: str) -> str | None:
    """``text`` stored as ``true`` and read as ``wrong``; bytes without a meaning become C1 controls."""
    try:
        raw = text.encode(true)
    except UnicodeEncodeError:
        return None
    if "gb" in wrong:
        return raw.decode(wrong, "replace")
    return "".join(c if c != "\ufffd" else chr(b) for b in raw for c in bytes([b]).decode(wrong, "replace"))


def check(reader: Reader, test: dict[str, list[str]], most: int) -> dict[str, object]:
    """Language choice and told-apart figures on held-out sentences."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    bands: dict[str, list[float]] = {}
    for language, texts in test.items():
        scores = []
        for text in texts[:most]:
            seen[language] += 1
            right[language] += reader.guess(text, 1)[0][0] == language
            scores.append(reader.score(text))
        scores.sort()
        bands[language] = [round(scores[len(scores) * p // 100], 2) for p in (5, 50, 95)]
    told: dict[str, float] = {}
    for languages, true, wrong in MISREADINGS:
        better = tried = 0
        for language in languages or test:
            for text in test[language][:most]:
                broken = misread(text, true, wrong)
                if broken is not None and broken != text:
                    tried += 1
                    better += reader.score(text) > reader.score(broken)
        told[f"{true} read as {wrong}"] = round(better / max(tried, 1), 4)
    return {
        "language_right": round(right.total() / seen.total(), 4),
        "language_right_each": {k: round(right[k] / seen[k], 3) for k in seen},
        "clean_reads_better": told,
        "score_band_5_50_95": bands,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true", help="only measure the model that is there")
    parser.add_argument("--most", type=int, default=120, help="held-out sentences per language to measure")
    args = parser.parse_args()
    train, test = split(args.data)
    raw = (HOME / "model.bin").read_bytes() if args.check else build(train, test)
    report = check(Reader(parse_tables(raw)), test, args.most)
    facts = {
        "made_by": "benchmarks/build_reading.py",
        "source": "sentences of 39 languages: Leipzig Corpora Collection (CC BY 4.0), with the Universal "
        "Declaration of Human Rights (public domain); one sentence in five held out by hash",
        "licence": "counts only, no text; CC BY 4.0 attribution: Leipzig Corpora Collection, Leipzig University",
        "bytes": len(raw),
        "sentences": {"counted": sum(map(len, train.values())), "held_out": sum(map(len, test.values()))},
        "measured_on_held_out": report,
    }
    print(json.dumps(facts, indent=1, ensure_ascii=False))
    if not args.check:
        (HOME / "model.bin").write_bytes(raw)
        (HOME / "model.json").write_text(json.dumps(facts, indent=1) + "\n")


if __name__ == "__main__":
    main()
