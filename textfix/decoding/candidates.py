"""The encodings that are weighed against each other, commonest first within a step.

The second figure is what choosing the encoding costs, in nats, before a byte is read: a DOS or Mac code
page must read that much better than a Windows one. The steps are judgements; the benchmark
(``benchmarks/decoding.py``) is flat around them.
"""

from __future__ import annotations

from functools import lru_cache

_STEPS: tuple[tuple[float, str], ...] = (
    (3.0, "cp1252"),  # most of what is neither UTF-8 nor East Asian, and English with curly quotes always
    (0.0, "cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8-r"),
    (0.0, "gb18030 big5hkscs cp932 euc_jp cp949"),
    (-1.0, "iso8859-2 iso8859-5 iso8859-7 iso8859-8 iso8859-6 iso8859-9 iso8859-13 iso8859-15 koi8-u"),
    (-2.0, "cp866 mac-roman mac-cyrillic cp850 cp852 cp437 iso8859-4 iso8859-3 iso8859-16 iso8859-10"),
    (-3.0, "mac-latin2 mac-greek mac-turkish mac-iceland mac-croatian mac-romanian cp855 cp857 cp737 cp775"),
    (-4.0, "cp862 cp869 cp861 cp865 cp860 cp863 cp864 cp720 cp858 iso8859-14 johab"),
)
PRIOR: dict[str, float] = {codec: prior for prior, names in _STEPS for codec in names.split()}
MULTI_BYTE = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "johab", "utf-8", "utf-7"})


@lru_cache(64)
def defined(codec: str) -> bytes:
    """The byte values that mean something in a single-byte code page."""
    return bytes(n for n in range(256) if bytes([n]).decode(codec, "ignore"))
