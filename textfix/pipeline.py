"""The one place that fixes the order: decode, repair, normalise, read, assemble."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from .characters import Characters, characters
from .edits import NONE, Edits
from .model import Fixed, Result
from .options import Options, Preset

if TYPE_CHECKING:
    from .html import Page
    from .links import Linked
    from .model import Decoded
    from .parts import Reading
    from .repair.engine import Outcome

MOST_ROUNDS = 8  # nested damage is four layers deep at most; more rounds than that mean a cycle
MOST_READINGS = 24  # two settle nearly every page; each further one has found less text to print
# One of these is in every text that has links, or tags in its Markdown.
_SIGNS_OF_LINKS = ("](", "][", "[1]", "]:", "(http", "(/", "(#", "\n\n<")
_DEFAULT = Options()


def clean(source: str | bytes, options: Options = _DEFAULT, url: str | None = None) -> Result:
    """Repair a document, find its articles, label every part, keep the way back.

    ``source`` is text or the bytes of a text; ``url`` is optional evidence and never fetched. Raises
    ``TypeError`` for anything else. Any text is accepted: an empty or useless one gives no articles.

    >>> result = clean("Harbour opens\\n\\nThe harbour opened on Monday after two years of work on its walls.")
    >>> result.articles[0].title, result.text
    ('Harbour opens', 'The harbour opened on Monday after two years of work on its walls.')
    >>> result.restore() == result.source
    True
    """
    from .assemble import assemble
    from .stray import stray_bytes

    _known(options)
    if not (url is None or isinstance(url, str)):
        raise TypeError(f"url must be str, not {type(url).__name__}")
    text, decoded = _text_of(source)
    edits = stray_bytes(decoded) if decoded else NONE
    reading = _settled(text, edits, options, url)
    return assemble(text, reading, decoded)


def _settled(text: str, edits: Edits, options: Options, url: str | None) -> Reading:
    """Cleaned until cleaning again changes nothing.

    A judge that sees less page may say something else, and with the boilerplate gone damage may show that was
    not certain before.
    """
    from .parts import then

    done = _cleaned(text, edits, options, url)
    for _ in range(MOST_READINGS):
        if done.text == text:
            break
        text = done.text
        if options.html == "yes":  # said of the source; what is clean is HTML only when it looks like it
            options = options.with_(html="auto")
        again = _cleaned(text, NONE, options, url)
        if again.text == text:
            break
        done = then(done, again, options)
    return done


def _cleaned(text: str, edits: Edits, options: Options, url: str | None) -> Reading:
    """The text repaired, on top of ``edits`` that were made already, and read once; of HTML, what it shows."""
    from .parts import after
    from .read import read

    source = begun = edits.apply(text)
    page = _page_of(source, options)
    if page is not None:
        edits, begun = edits.then(page.edits, source), page.edits.apply(source)
    fixes = _fixes(begun, options)
    fixed = fixes.apply(begun)
    links = _links_of(fixed, options)
    if links is not None:
        fixes, fixed = fixes.then(links.edits, fixed), links.edits.apply(fixed)
    edits = edits.then(fixes, begun)
    pages = [edits.map_offset(at) for at, char in enumerate(text) if char == "\f"] if "\f" in text else []
    if page is None:
        return after(edits, fixed, read(fixed, options, url, None, pages, links))
    from .html import Extracted, Places, told

    asked = Extracted(source) if options.extractor == "trafilatura" else None
    places = Places(page, page.edits.then(fixes, begun), asked)
    reading = read(fixed, options, url, places, pages, links).knowing(told(page, fixed))
    return after(edits, fixed, reading, tight=True)


def _links_of(text: str, options: Options) -> Linked | None:
    """The links of a text whose markup goes; None when it has none, or they are to be left as they are."""
    if options.links == "keep" or options.preset != "default":
        return None
    if not any(sign in text for sign in _SIGNS_OF_LINKS):
        return None
    from .links import linked

    found = linked(text, options.html == "auto")
    return found if found.edits else None


def _page_of(text: str, options: Options) -> Page | None:
    """The page that ``text`` is the HTML of, None when it is no HTML or is to be left as it is."""
    if options.html == "no" or options.preset != "default" or "<" not in text:
        return None
    if options.html == "auto" and options.links == "words" and "\n\n<" in text:
        from .links import is_tagged

        if is_tagged(text):
            return None  # Markdown, whose tags go with its links
    from .html import is_html, page

    return page(text) if is_html(text, named=options.html == "yes") else None


def fix_text(text: str, preset: Preset = "default", options: Options = _DEFAULT) -> str:
    """Repair and normalise a text, nothing else: its lines stay its lines.

    ``preset="ftfy"`` gives what ftfy.fix_text gives, ``"minimal"`` undoes encoding damage only.

    >>> fix_text("CafÃ© â€” open")
    'Café — open'
    """
    text, options = _check(text, preset, options)
    if options.preset == "ftfy":
        from .repair import ftfy_text

        return ftfy_text(text)
    return _fixes(text, options, fine=False).apply(text)


def fix_and_explain(text: str, preset: Preset = "default", options: Options = _DEFAULT) -> Fixed:
    """What :func:`fix_text` does, with every change: where, what, by which rule, how sure.

    >>> [(c.before, c.after, c.rule) for c in fix_and_explain("CafÃ©").changes]
    [('Ã©', 'é', 'MOJ001')]
    """
    text, options = _check(text, preset, options)
    edits = _fixes(text, options)
    return Fixed(edits.apply(text), edits.changes(text))


def _check(text: object, preset: Preset, options: Options) -> tuple[str, Options]:
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}; read bytes with textfix.decode first")
    _known(options)
    return _plain(text), options if preset in ("default", options.preset) else options.with_(preset=preset)


def _plain(text: str) -> str:
    """The same text as a ``str`` and nothing more: what is not repaired would come back as numpy's own kind of it."""
    return text if type(text) is str else str.__str__(text)


def _known(options: object) -> None:
    if not isinstance(options, Options):
        named = type(options).__name__
        raise TypeError(f"options must be textfix.Options, not {named}; Options.from_mapping makes them from a dict")


def _text_of(source: str | bytes) -> tuple[str, Decoded | None]:
    if isinstance(source, str):
        return _plain(source), None
    if isinstance(source, bytes | bytearray | memoryview):
        from .decoding import decode

        decoded = decode(bytes(source))
        return decoded.text, decoded
    raise TypeError(f"source must be str or bytes, not {type(source).__name__}; read a file with Path(…).read_bytes()")


def _fixes(text: str, options: Options, fine: bool = True) -> Edits:
    """Repair, then normalise, until neither finds anything: fixing a fixed text changes nothing.

    Without ``fine`` an edit may span a whole line or more, which is all that it takes to print the text.
    """
    if options.preset == "ftfy":
        return _ftfy_edits(text)
    edits = NONE
    held = characters(text)
    if not held:
        return edits
    run, normalize = _stages()
    for _ in range(MOST_ROUNDS):
        repairs, sound = run(text, options, held, fine)
        middle = repairs.apply(text)
        held = sound or (characters(middle) if repairs else held)
        regular = normalize(middle, options, held)
        if not repairs and not regular:
            break
        edits = edits.then(repairs, text).then(regular, middle)
        if sound is not None and not regular:
            break  # what was repaired is known to be sound
        text = regular.apply(middle)
        if regular:
            held = characters(text)
        if not held:
            break
    return edits


_Run = Callable[[str, Options, Characters, bool], "Outcome"]
_Normalize = Callable[[str, Options, Characters], Edits]


@cache
def _stages() -> tuple[_Run, _Normalize]:
    """Repair and normalisation, loaded for the first text that needs them."""
    from .normalize import normalize
    from .repair.engine import run

    return run, normalize


def _ftfy_edits(text: str) -> Edits:
    """ftfy gives back a string only; its edits are the difference."""
    from .difference import difference
    from .repair import ftfy_text

    return difference(text, ftfy_text(text), rule="CHR005")
