"""How well sentence boundaries are found, beside other splitters.

    python benchmarks/sentences.py --data DIR [--write]

Five random lines of one language are joined by a space (by nothing in Chinese and Japanese) and the splitter is asked
for the places between them. The lines come from the web: some hold two sentences and some are cut off, so nobody
can reach 1; the peers are given the same texts. Lines without a stop at their end are left out. Columns: textfix
told the language, textfix not told it, pysbd, sentencex (where they are installed).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import zstandard

from textfix.sentences import spans

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "zh", "ja", "ar")
UNSPACED = ("zh", "ja")
JOINED, TEXTS, SEED = 5, 150, 7
MOST_BYTES = 1 << 30
ENDS = tuple(".!?…。！？؟") + tuple(f"{a}{b}" for a in ".!?…。！？" for b in "\"”’»)」』")
RESULT = Path(__file__).parent / "results" / "sentences.md"
Splitter = Callable[[str, str], list[int]]


def peers() -> Iterator[tuple[str, Splitter]]:
    """Ends of sentences by every splitter at hand."""
    yield "textfix", lambda text, lang: [end for _, end in spans(text, lang)]
    yield "not told", lambda text, lang: [end for _, end in spans(text)]
    try:
        import pysbd

        known = {lang: pysbd.Segmenter(language=lang) for lang in LANGUAGES if lang in pysbd.languages.LANGUAGE_CODES}
        yield "pysbd", lambda text, lang: _ends(text, known[lang].segment(text)) if lang in known else []
    except ImportError:
        pass
    try:
        import sentencex

        yield "sentencex", lambda text, lang: _ends(text, list(sentencex.segment(lang, text)))
    except ImportError:
        pass


def _ends(text: str, parts: list[str]) -> list[int]:
    """Offsets of the ends of parts that follow each other in ``text``."""
    out, at = [], 0
    for part in parts:
        words = part.strip()
        found = text.find(words, at)
        if words and found >= 0:
            at = found + len(words)
            out.append(at)
    return out


def examples(data: Path) -> dict[str, list[tuple[str, list[int]]]]:
    """By language: texts and where their lines end."""
    lines: dict[str, list[str]] = defaultdict(list)
    raw = zstandard.ZstdDecompressor().decompress((data / "sentences-dev.jsonl.zst").read_bytes(), MOST_BYTES)
    for row in map(json.loads, filter(None, raw.decode().split("\n"))):
        text = " ".join(row["text"].split())
        whole = text.endswith(ENDS) and not text.endswith(("...", "…")) and not text[:1].islower()
        if row["lang"] in LANGUAGES and whole:
            lines[row["lang"]].append(text)
    out = {}
    for lang in LANGUAGES:
        chance = random.Random(f"{SEED} {lang}")
        gap = "" if lang in UNSPACED else " "
        out[lang] = [_joined(chance.sample(lines[lang], JOINED), gap) for _ in range(TEXTS)]
    return out


def _joined(parts: list[str], gap: str) -> tuple[str, list[int]]:
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
        at += len(gap)
    return gap.join(parts), ends[:-1]


def score(split: Splitter, texts: list[tuple[str, list[int]]], lang: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the inner boundaries."""
    right = said = true = 0
    for text, gold in texts:
        found = {end for end in split(text, lang) if end < len(text)}
        right += len(found & set(gold))
        said += len(found)
        true += len(gold)
    return right / max(said, 1), right / true, 2 * right / max(said + true, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"store the table in {RESULT.name}")
    parser.add_argument("--show", metavar="LANG", help="print what textfix splits otherwise than the lines")
    given = parser.parse_args()
    texts = examples(given.data)
    if given.show:
        show(texts[given.show], given.show)
        return
    systems = list(peers())
    table = ["| language | " + " | ".join(name for name, _ in systems) + " |", "| --- |" + " --- |" * len(systems)]
    sums: dict[str, float] = defaultdict(float)
    taken: dict[str, float] = defaultdict(float)
    for lang in LANGUAGES:
        cells = []
        for name, split in systems:
            begun = time.process_time()
            precision, recall, f1 = score(split, texts[lang], lang)
            taken[name] += time.process_time() - begun
            sums[name] += f1 / len(LANGUAGES)
            cells.append(f"{f1:.3f} ({precision:.2f} {recall:.2f})" if precision else "–")
        table.append(f"| {lang} | " + " | ".join(cells) + " |")
    table.append("| mean F1 | " + " | ".join(f"{sums[name]:.3f}" for name, _ in systems) + " |")
    table.append("| seconds | " + " | ".join(f"{taken[name]:.2f}" for name, _ in systems) + " |")
    print("\n".join(table))
    if given.write:
        RESULT.write_text(
            "# Sentences\n\nMade by `benchmarks/sentences.py`, which says how. F1 of boundaries (precision, recall); a"
            " dash where the\nsplitter does not know the language, which counts as 0 in the mean.\n\n"
            + "\n".join(table) + "\n", encoding="utf-8",
        )  # fmt: skip


def show(texts: list[tuple[str, list[int]]], lang: str) -> None:
    """Boundaries that were missed (-) or are not those of the lines (+)."""
    for text, gold in texts:
        found = {end for end in (e for _, e in spans(text, lang)) if end < len(text)}
        for end in sorted(found ^ set(gold)):
            print("-+"[end in found], repr(text[max(0, end - 50) : end]), "|", repr(text[end : end + 30]))


if __name__ == "__main__":
    main()
