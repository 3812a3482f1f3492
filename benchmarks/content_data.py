"""The pages that content is measured and trained on, and the folds they are held out by."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

FILES = {"wcxb": "wcxb-dev/pages.jsonl.zst", "news": "news-dev.jsonl.zst", "multilingual": "multilingual-dev.jsonl.zst"}
MOST_BYTES = 1 << 31
FOLDS = 5


def page_rows(data: Path, *names: str) -> Iterator[dict[str, Any]]:
    """The rows of the named files under ``data``."""
    for name in names:
        raw = zstandard.ZstdDecompressor().decompress((data / FILES[name]).read_bytes(), MOST_BYTES)
        for line in raw.decode().split("\n"):
            if line:
                yield json.loads(line)


def fold_of(domain: str, folds: int = FOLDS) -> int:
    """The fold a domain's pages are held out with.

    >>> fold_of("example.org", 5) == fold_of("example.org", 5) < 5
    True
    """
    return zlib.crc32(b"fold " + domain.encode()) % folds
