"""The models that never saw a page's domain, for as long as the page is cleaned."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

from content_data import FOLDS, fold_of

from textfix.content import learned, seams
from textfix.content.model import Model
from textfix.content.seams import Seams
from textfix.stories.ending import held_out, model_of


class Held:
    """``folds`` holds the models of train_content.py, ``models`` those of train_ending.py, ``gaps`` those of
    train_one_line.py; None: what is shipped."""

    def __init__(self, folds: Path | None, models: Path | None, gaps: Path | None = None) -> None:
        self.content = [Model((folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)] if folds else []
        texts = [(models / f"ending{k}.json").read_text() for k in range(FOLDS)] if models else []
        self.endings = [model_of(json.loads(text)) for text in texts]
        lines = [(gaps / f"seams{k}.json").read_text() for k in range(FOLDS)] if gaps else []
        self.seams = [Seams(json.loads(text)) for text in lines]

    def of(self, domain: str) -> ExitStack:
        stack = ExitStack()
        if self.content:
            stack.enter_context(learned.held_out(self.content[fold_of(domain)]))
        if self.endings:
            stack.enter_context(held_out(self.endings[fold_of(domain)]))
        if self.seams:
            stack.enter_context(seams.held_out(self.seams[fold_of(domain)]))
        return stack
