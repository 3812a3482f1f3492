"""How much of broken text comes out right: by family, and by the length of what was broken. Used by ``repair.py``."""

from __future__ import annotations

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Fix = Callable[[str], str]
LENGTHS = ((1, "1"), (5, "2-5"), (20, "6-20"), (10**9, "more"))  # characters of the longest broken span
_STRAIGHT = str.maketrans("‘’‚‛“”„‟\xa0\u2028\u2029", "''''\"\"\"\" \n\n", "\xad\u200b\ufeff")


def accuracy(data: Path, fix: Fix, listed: bool = False) -> Iterator[str]:
    """Lines of Markdown: a table of families, a table of lengths, and what happens to clean sentences."""
    families: dict[str, Counter[str]] = {}
    lengths: dict[str, Counter[str]] = {label: Counter() for _, label in LENGTHS}
    for row in rows(data / "mojibake-dev.jsonl.zst"):
        broken = "".join(map(chr, row["broken_codes"])) if "broken_codes" in row else row["broken"]
        true = row["original_clean"]
        outcome = _outcome(true, broken, fix(broken))
        families.setdefault(row["family"], Counter())[outcome] += 1
        if canon(true) != canon(broken):
            lengths[_length(true, broken)][outcome] += 1
    yield from _table("family", families)
    yield ""
    yield from _table("longest broken span, in characters", lengths)
    yield ""
    sentences = [row["text"] for row in rows(data / "sentences-dev.jsonl.zst")]
    changed = [text for text in sentences if canon(fix(text)) != canon(text)]
    yield f"Clean sentences that change: {len(changed)} of {len(sentences)}."
    if listed:
        yield from (f"- {text!r} -> {fix(text)!r}" for text in changed)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a compressed file."""
    import zstandard

    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8"):
            yield json.loads(line)


def canon(text: str) -> str:
    """``text`` without what normalising may change: quotes straight, composed, no controls, compatible forms folded."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_STRAIGHT)
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFKC", text).strip()


def _outcome(true: str, broken: str, fixed: str) -> str:
    if canon(fixed) == canon(true):
        return "exact"
    if canon(true) == canon(broken):
        return "false positive"
    if _letters(fixed) == _letters(true):
        return "visible"
    return "unchanged" if canon(fixed) == canon(broken) else "other"


def _letters(text: str) -> str:
    return "".join(c for c in canon(text) if c.isalnum())


def _length(true: str, broken: str) -> str:
    """The class of the longest stretch of the true text that the damage changed."""
    blocks = SequenceMatcher(None, true, broken, autojunk=False).get_opcodes()
    longest = max((end - start for tag, start, end, _, _ in blocks if tag != "equal"), default=1)
    return next(label for most, label in LENGTHS if longest <= most)


def _table(title: str, groups: dict[str, Counter[str]]) -> Iterator[str]:
    yield f"| {title} | cases | exact % | letters right % | unchanged % | false positives |"
    yield "|---|---|---|---|---|---|"
    for name, counts in sorted(groups.items()) if title == "family" else groups.items():
        n = sum(counts.values())
        if n:
            exact, visible = counts["exact"], counts["exact"] + counts["visible"]
            yield (
                f"| {name} | {n} | {100 * exact / n:.1f} | {100 * visible / n:.1f} | "
                f"{100 * counts['unchanged'] / n:.1f} | {counts['false positive']} |"
            )
