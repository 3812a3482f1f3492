"""Which encoding? Every reading of the bytes is weighed by how well it reads.

The weight of a reading is the likelihood of its text under the language models, plus what its encoding
costs (``candidates.py``), plus what others say: a declaration, chardet, and, where chardet disagrees with
the reading, charset-normalizer. All are nats, so they add up.
"""

from __future__ import annotations

import codecs
from math import exp
from typing import NamedTuple

from ..reading import load
from .candidates import MULTI_BYTE, PRIOR, defined
from .declared import codec_of
from .lossless import KEEP
from .samples import GLANCE, LOOK, pieces

DECLARED = 12.0  # nats a declaration is worth: about five characters that read better otherwise overturn it
CHARDET = 2.0  # and chardet's word
NORMALIZER = 1.0  # and charset-normalizer's, which is right less often
UTF8 = 3.0  # bad UTF-8 that holds good sequences is commoner than a code page that looks like it
GLANCED = 10  # readings that are weighed on a glance, chosen by their characters alone
FINALISTS = 4  # and of them on the whole sample
CLEAR = 20.0  # nats that leave no doubt
SLOPE = 3.0  # nats of margin that make the odds e times better; see the calibration in benchmarks/decoding.py
SENSE, NONSENSE = -4.2, -7.0  # Reader.score: short headlines reach the first, random bytes not the second


class Choice(NamedTuple):
    encoding: str
    confidence: float
    nats_per_byte: float


class Reading(NamedTuple):
    """One text that encodings make of the sample."""

    text: str
    encodings: tuple[str, ...]
    prior: float


def detect(raw: bytes, declared: str | None) -> Choice:
    """The likeliest legacy encoding (or damaged UTF-8) of ``raw``; ``declared`` is a Python codec."""
    parts = pieces(raw, LOOK)
    sample = b"\n".join(parts)
    priors = _priors(parts, declared)
    said = _chardet(sample)
    if said:
        priors[said] = priors.get(said, -CHARDET) + CHARDET
    whole = len(parts[0]) == len(raw)
    glance = pieces(raw, GLANCE)
    glances = sorted(_readings(glance, priors, len(glance[0]) == len(raw)), key=_familiarity, reverse=True)
    kept = [r for at, r in enumerate(glances) if at < GLANCED or {said, declared, "utf-8"} & set(r.encodings)]
    finalists = {name for _, reading in _weighed(kept)[:FINALISTS] for name in reading.encodings}
    finalists |= {said or "utf-8", declared or "utf-8", "utf-8"}
    weighed = _weighed(_readings(parts, {name: priors[name] for name in finalists}, whole))
    if said and said not in weighed[0][1].encodings:
        weighed = _second_opinion(weighed, sample)
    best, reading = weighed[0]
    margin = best - weighed[1][0] if len(weighed) > 1 else CLEAR
    nats = (best - reading.prior) / max(len(sample), 1)
    confidence = _sense(reading.text) / (1 + exp(-margin / SLOPE))
    return Choice(_widest(raw, reading.encodings), confidence, nats)


def _sense(text: str) -> float:
    """1 for what reads like text, near 0 for the best reading of bytes that never were any."""
    return min(1.0, max(0.02, (load().score(text) - NONSENSE) / (SENSE - NONSENSE)))


def _priors(parts: list[bytes], declared: str | None) -> dict[str, float]:
    priors = dict(PRIOR)
    priors["utf-8"] = UTF8 if any(not part.decode("utf-8", "ignore").isascii() for part in parts) else -UTF8
    if declared:
        priors[declared] = max(priors.get(declared, 0.0), 0.0) + DECLARED
    return priors


def _readings(parts: list[bytes], priors: dict[str, float], whole: bool) -> list[Reading]:
    """Every distinct text that the encodings make of the parts; the likeliest encoding stands first."""
    found: dict[str, list[str]] = {}
    for name in sorted(priors, key=lambda name: -priors[name]):
        found.setdefault("\n".join(_read(part, name, whole) for part in parts), []).append(name)
    return [Reading(text, tuple(names), priors[names[0]]) for text, names in found.items()]


def _read(part: bytes, encoding: str, whole: bool) -> str:
    """A part as text; a bad byte is U+FFFD, and a character that the sampling cut at its end is left out."""
    marked = codecs.getincrementaldecoder(encoding)(KEEP).decode(part, whole)
    try:
        marked.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in marked)
    return marked


def _familiarity(reading: Reading) -> float:
    return reading.prior + load().familiarity(reading.text)


def _weighed(readings: list[Reading]) -> list[tuple[float, Reading]]:
    logprob = load().logprob
    return sorted(((r.prior + logprob(r.text), r) for r in readings), key=lambda item: -item[0])


def _second_opinion(weighed: list[tuple[float, Reading]], sample: bytes) -> list[tuple[float, Reading]]:
    said = _normalizer(sample)
    better = [(weight + NORMALIZER * (said in reading.encodings), reading) for weight, reading in weighed]
    return sorted(better, key=lambda item: -item[0])


def _chardet(sample: bytes) -> str | None:
    import chardet

    found = chardet.detect(sample, compat_names=False)["encoding"]
    return codec_of(found) if found else None


def _normalizer(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    return codec_of(found.encoding) if found else None


def _widest(raw: bytes, encodings: tuple[str, ...]) -> str:
    """Of encodings that read the sample alike, the first that reads the rest too."""
    for name in encodings:
        if name in MULTI_BYTE or not raw.translate(None, defined(name)):
            return name
    return encodings[0]
