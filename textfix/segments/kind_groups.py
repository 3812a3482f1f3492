"""The names of the facts about the place of a block, by the measures that they depend on (`kind_places.measured`)."""

from __future__ import annotations

from ..content import Verdict
from ..model import DROPPED_KINDS
from .fact_sums import Group
from .kind_words import Told

MARKED_WORDS = 40  # of a neighbour whose words count
REASON_WORDS = 3  # of a verdict that are looked at


def _length(z: str, n: int, last: str) -> list[str]:
    return [f"z{z}", f"z{z}w{n}", f"z{z}l{last}"]


def _of_story(asking: str, last: str, marked: str, shape: str, n: int) -> list[str]:
    return [f"{asking}l{last}", f"{marked}s{shape}w{n}"]


def _spaced(spaced: str, blank: int, n: int) -> list[str]:
    return [f"{spaced}b{blank}w{min(n, 6)}"]


def _zones(first: int, last: int, above: int, below: int) -> list[str]:
    return [f"i{first}", f"e{last}", f"up{above}", f"dn{below}"]


def _part(head: str, far: int, n: int) -> list[str]:
    return [f"hd{head}", f"hd{head}w{min(n, 6)}", f"hd{head}d{far}"]


def _from_prose(z: str, distance: int, twice: bool) -> list[str]:
    return [*([f"{'t' if z == 'T' else 'e'}p{distance}"] if z != "M" else ()), *(["twice"] if twice else ())]


def _told_again(share: int, class_: int, n: int) -> list[str]:
    return [f"ov{share}", f"ov{class_}w{n}"] if share >= 0 else []


def _of_title(shared: int | str | None = None, side: str = "", far: int = 0) -> list[str]:
    if shared is None or shared == "untitled":
        return ["untitled"] if shared else []
    return [f"to{shared}", f"td{side}{far}"]


def _neighbour(side: str, words: int | None, last: str, first: str, shape: str, between: int) -> list[str]:
    if words is None:
        return [f"m{side}^"]
    return [f"{side}w{words}", f"{side}l{last}", f"{side}f{first}", f"{side}s{shape}", f"{side}b{between}"]


def _lengths(side: str, words: int | None, last: str, n: int) -> list[str]:
    return [] if words is None else [f"{side}w{words}w{n}", f"{side}l{last}w{min(n, 6)}"]


def _joint_above(its_last: str | None, its_first: str, first: str) -> list[str]:
    if its_last is None:
        return []
    return [f"Pl{its_last}f{first}", *([f"P=f{first}"] if its_first == first else ())]


def _joint_below(its_first: str | None, first: str, last: str, between: int) -> list[str]:
    if its_first is None:
        return []
    same = [f"Q=f{first}"] if its_first == first else []
    return [f"l{last}Qf{its_first}", f"l{last}Qf{its_first}b{between}", *same]


def _blanks(above: int, below: int, shape: str) -> list[str]:
    return [f"b{above}b{below}s{shape}"]


def _second(above: int | None, below: int | None) -> list[str]:
    return [f"{name}w{n}" for name, n in (("PP", above), ("QQ", below)) if n is not None]


def _third(above: int | None, below: int | None) -> list[str]:
    return [f"{name}w{n}" for name, n in (("P3", above), ("Q3", below)) if n is not None]


def _like(d: int, bits: int) -> list[str]:
    return [f"per{d}{bits & 3}", f"pes{d}{bits >> 2}"]


def _ruled(k: str, n: int, z: str, last: str) -> list[str]:
    return [f"k{k}", f"k{k}w{n}", f"k{k}z{z}", f"k{k}l{last}"]


def _gone(share: int, z: str) -> list[str]:
    return [f"sh{share}", f"z{z}sh{share}"]


def _verdict(rule: str, kind: str, sure: int) -> list[str]:
    k = "dropped" if kind in DROPPED_KINDS else kind
    return [f"r{rule}{k}", f"K{kind}", f"R{rule}{kind}c{sure}"]


def _kinds_beside(k: str, up: str, down: str) -> list[str]:
    return [f"p{up}", f"q{down}", f"k{k}p{up}", f"k{k}q{down}", f"p{up}q{down}"]


def _kinds_second(up: str, down: str) -> list[str]:
    return [f"pp{up}", f"qq{down}"]


def _gone_beside(above: int, below: int, n: int) -> list[str]:
    return [f"da{above}", f"db{below}", f"da{min(above, 3)}db{min(below, 3)}w{min(n, 6)}"]


def _kinds_told(up: str, down: str) -> list[str]:
    return [f"KP{up}", f"KQ{down}"]


PLACES: tuple[Group, ...] = (
    _length, _of_story, _spaced, _zones, _part, _from_prose, _told_again, _of_title, _neighbour, _neighbour, _lengths,
    _lengths, _joint_above, _joint_below, _blanks, _second, _third,
    lambda one, two: _like(1, one) + _like(2, two), lambda three, four: _like(3, three) + _like(4, four),
)  # fmt: skip
RULES: tuple[Group, ...] = (_ruled, _gone, _verdict, _kinds_beside, _kinds_second, _gone_beside, _kinds_told)
GROUPS = PLACES + RULES  # as `measured` gives their measures


def reason_fact(verdict: Verdict) -> str:
    """The rule of a verdict and the first words of its reason."""
    return f"re{verdict.rule}{'_'.join(verdict.reason.split(None, REASON_WORDS)[:REASON_WORDS])}"


def neighbour_facts(one: Told, words: int) -> tuple[list[str], ...]:
    """What a line of so many words tells the lines below it and above it, the next ones and those behind them."""
    about = one.about if words < MARKED_WORDS else ()
    return (
        [f"mP{one.mark}", *[f"P{fact}" for fact in about]], [f"mQ{one.mark}", *[f"Q{fact}" for fact in about]],
        [f"mPP{one.mark}"], [f"mQQ{one.mark}"],
    )  # fmt: skip


__all__ = ["GROUPS", "PLACES", "RULES", "neighbour_facts", "reason_fact"]
