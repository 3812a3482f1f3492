"""Right text from legacy bytes: textfix.decode beside chardet alone and charset-normalizer alone.

    python benchmarks/decoding.py --data DIR [--slices 4] [--sizes 50,200,1000,5000] [--write]

The held-out sentences of ``DIR/sentences-dev.jsonl.zst`` (see ``build_reading.py``: one in five, by hash; the
character model never counted them) are run together per language and cut into slices of at most so many
bytes, in every legacy encoding that fits the language. Right means: the decoded text equals the slice, so
two code pages that give the same text are both right. A slice of pure ASCII is left out for the next.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from build_reading import split  # noqa: E402

from textfix.decoding import decode  # noqa: E402
from textfix.model import Decoded  # noqa: E402

_WEST = "cp1252 iso8859-1 iso8859-15 cp850 mac-roman utf-16-le"
_MIDDLE = "cp1250 iso8859-2 cp852 mac-latin2"
_BALTIC = "cp1257 iso8859-13 iso8859-4 cp775"
_RUSSIAN = "cp1251 iso8859-5 koi8-r cp866 cp855 mac-cyrillic utf-16-le utf-16-be"
_SLAV = "cp1251 iso8859-5 mac-cyrillic"
ENCODINGS = {  # language: the legacy encodings its texts are found in
    "ar": "cp1256 iso8859-6 cp720", "be": "cp1251 iso8859-5 koi8-u", "bg": _SLAV + " cp866 koi8-r",
    "ca": _WEST, "cs": _MIDDLE + " utf-16-be", "da": _WEST + " cp865", "de": _WEST + " cp437",
    "el": "cp1253 iso8859-7 cp737 mac-greek utf-16-le", "en": "cp1252 mac-roman cp850", "es": _WEST,
    "et": _BALTIC + " cp1252", "fa": "cp1256", "fi": _WEST, "fr": _WEST + " cp863",
    "he": "cp1255 iso8859-8 cp862 utf-16-le", "hr": _MIDDLE, "hu": _MIDDLE,
    "is": _WEST + " cp861 mac-iceland", "it": _WEST, "ja": "cp932 euc_jp iso2022_jp utf-16-le utf-16-be",
    "ko": "cp949 euc_kr johab iso2022_kr utf-16-le", "lt": _BALTIC, "lv": _BALTIC, "mk": _SLAV,
    "nb": _WEST + " cp865", "nl": _WEST, "pl": _MIDDLE, "pt": _WEST + " cp860",
    "ro": "cp1250 iso8859-2 iso8859-16 cp852", "ru": _RUSSIAN, "sk": _MIDDLE, "sr": _SLAV,
    "sv": _WEST + " cp865", "th": "cp874 tis-620 utf-16-le", "tr": "cp1254 iso8859-9 cp857 mac-turkish",
    "uk": "cp1251 koi8-u mac-cyrillic utf-16-le", "vi": "cp1258 utf-16-le",
    "zh": "gb18030 gbk gb2312 big5 hz utf-16-le utf-16-be", "hi": "utf-16-le utf-16-be",
}  # fmt: skip
SIZES = (50, 200, 1_000, 5_000)


class Case(NamedTuple):
    language: str
    encoding: str
    size: int
    text: str
    raw: bytes


def cases(test: dict[str, list[str]], sizes: tuple[int, ...], slices: int) -> Iterator[Case]:
    for language, encodings in sorted(ENCODINGS.items()):
        for encoding in encodings.split():
            texts = [text for text in (writable(text, encoding) for text in test[language]) if text]
            whole = " ".join(texts)
            for size in sizes:
                yield from _slices(language, encoding, size, whole, slices)


def _slices(language: str, encoding: str, size: int, whole: str, most: int) -> Iterator[Case]:
    at = found = 0
    while at < len(whole) and found < most:
        text = whole[at : at + size]
        while len(raw := text.encode(encoding)) > size:
            text = text[: len(text) * size // len(raw)] if len(raw) > size + 8 else text[:-1]
        at += len(text)
        if len(raw) < 0.8 * size:
            break
        if text.isascii() and not encoding.startswith("utf-16"):
            continue
        found += 1
        yield Case(language, encoding, size, text, raw)


def writable(text: str, encoding: str) -> str | None:
    """``text`` as a writer of that code page would have typed it, None when it has no such spelling."""
    if encoding == "cp1258":  # Vietnamese: letters composed, tones apart
        text = "".join(_cp1258(c) for c in text)
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        return None
    return text if raw.decode(encoding) == text else None  # cp932 writes a yen sign as a backslash


def _cp1258(char: str) -> str:
    apart = unicodedata.normalize("NFD", char)
    if len(apart) < 2:
        return char
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        if tone in apart:
            base = unicodedata.normalize("NFC", apart.replace(tone, ""))
            both = base + tone
            return char if _fits(char) else both
    return char


def _fits(char: str) -> bool:
    return len(char.encode("cp1258", "ignore")) == 1


@lru_cache(1)
def decoded(raw: bytes) -> Decoded:
    return decode(raw)


def by_textfix(raw: bytes) -> str:
    return decoded(raw).text


def by_chardet(raw: bytes) -> str | None:
    import chardet

    return _text(raw, chardet.detect(raw, compat_names=False)["encoding"])


def by_normalizer(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return _text(raw, best.encoding) if best else None


def _text(raw: bytes, encoding: str | None) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except (LookupError, UnicodeError):
        return None


TOOLS: dict[str, Callable[[bytes], str | None]] = {
    "textfix": by_textfix, "chardet": by_chardet, "charset-normalizer": by_normalizer,
}  # fmt: skip


FAMILIES = {
    "cp125": "Windows", "cp874": "Windows", "iso8859": "ISO 8859", "tis": "ISO 8859", "mac": "Macintosh",
    "koi8": "KOI8", "utf-16": "UTF-16 without mark", "iso2022": "ISO 2022, HZ", "hz": "ISO 2022, HZ",
    "cp932": "East Asian", "cp949": "East Asian", "gb": "East Asian", "big5": "East Asian",
    "euc": "East Asian", "johab": "East Asian", "": "DOS",
}  # fmt: skip


def family(encoding: str) -> str:
    return next(name for start, name in FAMILIES.items() if encoding.startswith(start))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--slices", type=int, default=4, help="slices per language, encoding and size")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--only", default="", help="one language")
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--failures", action="store_true", help="name every slice that textfix got wrong")
    parser.add_argument("--write", action="store_true", help="write benchmarks/results/decoding.md")
    args = parser.parse_args()
    _, test = split(args.data)
    right: dict[tuple[str, int, str], int] = defaultdict(int)
    seen: Counter[tuple[str, int]] = Counter()
    spent: Counter[str] = Counter()
    believed: dict[int, list[bool]] = defaultdict(list)
    lossless = True
    for case in cases(test, tuple(map(int, args.sizes.split(","))), args.slices):
        if args.only and case.language != args.only:
            continue
        groups = (family(case.encoding), "all")
        for group in groups:
            seen[group, case.size] += 1
        for tool in args.tools.split(","):
            start = time.process_time()
            text = TOOLS[tool](case.raw)
            spent[tool] += time.process_time() - start
            for group in groups:
                right[group, case.size, tool] += text == case.text
        got = decoded(case.raw)
        lossless &= got.encode() == case.raw
        believed[math.floor(got.confidence * 10)].append(got.text == case.text)
        if args.failures and got.text != case.text:
            print(*case[:3], got.encoding, got.confidence, repr(case.text[:60]), repr(got.text[:60]))
    table = "\n".join(_rows(right, seen, args.tools.split(","), spent, believed))
    print(table)
    print("every slice encodes back:", lossless)
    if args.write:
        home = Path(__file__).resolve().parent / "results"
        home.mkdir(exist_ok=True)
        (home / "decoding.md").write_text(f"# Decoding: right text, per cent\n\n{(__doc__ or '').strip()}\n\n{table}\n")


def _rows(
    right: dict[tuple[str, int, str], int], seen: Counter[tuple[str, int]], tools: list[str],
    spent: Counter[str], believed: dict[int, list[bool]],
) -> Iterator[str]:  # fmt: skip
    yield "| bytes | encodings | slices | " + " | ".join(tools) + " |"
    yield "| --- " * (3 + len(tools)) + "|"
    for group, size in sorted(seen, key=lambda key: (key[1], key[0] != "all", key[0])):
        count = seen[group, size]
        figures = " | ".join(f"{100 * right[group, size, tool] / count:.1f}" for tool in tools)
        yield f"| {size:,} | {group} | {count} | {figures} |"
    whole = sum(count for (group, _), count in seen.items() if group == "all")
    yield ""
    yield "Milliseconds (CPU) a slice: " + ", ".join(f"{tool} {1000 * spent[tool] / whole:.1f}" for tool in tools) + "."
    yield ""
    yield "| textfix's confidence | slices | right |"
    yield "| --- | --- | --- |"
    for step, results in sorted(believed.items()):
        name = "1.0" if step == 10 else f"{step / 10:.1f}–{(step + 1) / 10:.1f}"
        yield f"| {name} | {len(results)} | {100 * sum(results) / len(results):.1f} |"


if __name__ == "__main__":
    main()
