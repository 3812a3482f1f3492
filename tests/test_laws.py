"""The laws of textfix.testing, held against textfix itself.

The cases are the same in every run; ``TEXTFIX_LAWS_SEED`` draws others, and ``benchmarks/laws.py`` many more.
What breaks a law goes into ``fixtures/counterexamples/`` in its smallest form and is replayed for ever.
"""

from __future__ import annotations

from functools import lru_cache, partial, wraps
from typing import Any

import ftfy

import textfix
from textfix import testing
from textfix.io.record import records, restore_bytes
from textfix.testing import cleaner_laws, timing

MANY, SOME, FEW = 150, 60, 25  # cases a law, by what one of them costs
# The worst traps only, and short ones: benchmarks/laws.py has all of them at 64,000 characters.
LONGEST = 16_000
TRAPS = (
    "nested entities", "spaces", "line feeds", "combining marks", "open tags", "at signs", "lost bullets",
    "lone letters",
)  # fmt: skip
linear = testing.linear_time({name: timing.TRAPS[name] for name in TRAPS}, largest=LONGEST)

# Most laws draw the same texts: each is cleaned once for all of them.
fix_text = lru_cache(maxsize=None)(textfix.fix_text)
explain = lru_cache(maxsize=None)(textfix.fix_and_explain)
clean = lru_cache(maxsize=None)(textfix.clean)

ANY_TEXT = ["total", "idempotent", "encodable"]
RECORD = ["restores", "changes_replay", "valid_offsets"]
DOCUMENT = ["nothing_vanishes", "text_is_its_segments"]

test_fix_text = cleaner_laws(fix_text, ANY_TEXT, MANY)
test_fix_text_repairs = cleaner_laws(
    fix_text,
    ["harmless_on_clean", "recovers(mojibake)", "recovers(escapes)", "recovers(decomposed)", "never_invents_letters"],
    SOME,
)
test_fix_text_keeps = cleaner_laws(fix_text, ["keeps_numbers", "keeps_addresses", "keeps_every_paragraph"], FEW)
test_fix_text_on_rare_mojibake = cleaner_laws(fix_text, "recovers(rare mojibake)", FEW)
test_fix_text_by_paragraph = cleaner_laws(fix_text, ["paragraph_independent", "keeps_newline_policy"], FEW)
test_fix_text_has_no_memory = cleaner_laws(textfix.fix_text, "deterministic", FEW)
test_explained_is_the_same = cleaner_laws(explain, [testing.agrees_with(fix_text), *RECORD], MANY)

test_ftfy_preset_is_ftfy = cleaner_laws(
    partial(textfix.fix_text, preset="ftfy"), testing.agrees_with(ftfy.fix_text), SOME
)

test_clean = cleaner_laws(clean, [*ANY_TEXT, *RECORD, *DOCUMENT], SOME)
test_clean_repairs = cleaner_laws(
    clean, ["harmless_on_clean", "recovers(mojibake)", "recovers(escapes)", "recovers(decomposed)"], FEW
)
test_clean_keeps = cleaner_laws(clean, ["keeps_numbers", "keeps_addresses", "keeps_every_paragraph"], FEW)
test_clean_finds_the_article = cleaner_laws(
    clean,
    ["recovers(pages)", "recovers(trailing)", "spans_hold_their_text", "kinds_obey_options"],
    FEW,
    known={
        "recovers(pages)": "two rows of a menu above a short article are kept",
        "recovers(trailing)": "one teaser without a header is not enough evidence to cut",
    },
)
test_clean_has_no_memory = cleaner_laws(textfix.clean, "deterministic", FEW)
test_clean_reads_bytes = cleaner_laws(clean, ["bytes_like_text", "keeps_newline_policy"], FEW)
test_clean_is_linear = cleaner_laws(textfix.clean, linear)


@wraps(textfix.clean)
def through_a_record(text: str) -> Any:
    """The text that comes back from the records of a document, as ``textfix undo`` does it."""
    return restore_bytes(records(clean(text))).decode("utf-8", "surrogatepass")


test_a_record_gives_the_source_back = cleaner_laws(through_a_record, testing.agrees_with(str), SOME)
