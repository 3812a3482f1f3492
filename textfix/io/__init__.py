"""Reading inputs, writing outputs, and the record that carries a document's undo.

>>> import textfix
>>> from textfix.io import records, restore_bytes
>>> kept = records(textfix.clean("It was a cafÃ©.\\n".encode()), source="notes/cafe.txt")
>>> kept[0]["text"]
'It was a café.'
>>> restore_bytes(kept).decode()
'It was a cafÃ©.\\n'
"""

from .jsonl import Document, Problem, documents, dump
from .record import SCHEMA, records, restore_bytes

__all__ = ["SCHEMA", "Document", "Problem", "documents", "dump", "records", "restore_bytes"]
