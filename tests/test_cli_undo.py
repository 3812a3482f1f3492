"""``textfix undo``: every byte comes back, or the reason why not."""

import json
from pathlib import Path

import pytest
from cli_helper import DAMAGED, Shell


def test_the_tree_comes_back(shell: Shell) -> None:
    shell.write("in/a.txt")
    shell.write("in/news/b.txt", "B said “so”.\r\n\tÃ©")
    shell.write("in/empty", b"")
    shell("clean", "in", "--out", "out")
    done = shell("undo", "out", "--out", "back")
    assert (done.status, done.err) == (0, "textfix: 3 files restored\n")
    assert shell.tree("back") == shell.tree("in")
    assert shell("undo", "out", "--out", "back").err == "textfix: 0 files restored, 3 there already\n"


def test_hidden_files_given_by_name_come_back_too(shell: Shell) -> None:
    shell.write(".notes")
    for form in ("jsonl", "text"):
        shell("clean", ".notes", "--out", form, "--format", form)
        shell("undo", form, "--out", f"back-{form}")
        assert shell.tree(f"back-{form}") == {".notes": DAMAGED.encode()}


def test_through_a_pipe(shell: Shell) -> None:
    raw = DAMAGED.encode() + b"\r\n\xff\xfe\x00"[:2]
    record = shell("clean", "-", stdin=raw).out
    assert shell("undo", "-", stdin=record).out == raw
    shell.write("r.jsonl", record)
    assert shell("undo", "r.jsonl", "-q").out == raw
    assert shell("undo", "-", "--out", "back", stdin=record).status == 0
    assert shell.tree("back") == {"stdin": raw}


def test_many_documents_in_one_file(shell: Shell) -> None:
    for name in "ab":
        shell.write(f"in/{name}.txt", f"{name}: {DAMAGED}")
    shell("clean", "in", "--out", "out")
    together = b"".join(shell.tree("out").values())
    shell.write("all.jsonl", together)
    assert shell("undo", "all.jsonl", "--out", "back").status == 0
    assert shell.tree("back") == shell.tree("in")
    done = shell("undo", "all.jsonl")
    assert (done.status, done.out) == (2, b"")
    assert "it holds 2 documents; say where to with --out DIR" in done.err


def test_a_record_that_was_edited_fails_and_the_others_do_not(shell: Shell) -> None:
    for name in "abc":
        shell.write(f"in/{name}.txt", f"{name}: {DAMAGED}")
    shell("clean", "in", "--out", "out")
    record = json.loads(shell.tree("out")["a.txt.jsonl"])
    record["text"] += " And more."
    shell.write("out/a.txt.jsonl", json.dumps(record))
    shell.write("out/b.txt.jsonl", "not json\n")
    shell.write("out/d.txt.jsonl", "")
    done = shell("undo", "out", "--out", "back")
    assert done.status == 2
    assert "out/a.txt.jsonl: a.txt: the record was edited since" in done.err
    assert "out/b.txt.jsonl: line 1: not a textfix record" in done.err
    assert "out/d.txt.jsonl: it holds no records" in done.err
    assert "1 file restored, 3 failed" in done.err
    assert list(shell.tree("back")) == ["c.txt"]


def test_what_is_there_and_differs_stays(shell: Shell) -> None:
    shell.write("a.txt")
    shell("clean", "a.txt", "--out", "out")
    mine = shell.write("back/a.txt", "mine")
    done = shell("undo", "out", "--out", "back")
    assert done.status == 2
    assert "back/a.txt is there and differs" in done.err
    assert mine.read_text() == "mine"
    assert shell("undo", "out", "--out", "back", "--force").status == 0
    assert mine.read_bytes() == DAMAGED.encode()


def test_two_documents_of_one_name(shell: Shell) -> None:
    for number in "12":
        shell.write(f"{number}/a.txt", f"{number}: {DAMAGED}")
        shell("clean", f"{number}/a.txt", "--out", f"out{number}")
    done = shell("undo", "out1", "out2", "--out", "back", "--force")
    assert done.status == 2
    assert "back/a.txt is there and differs" in done.err
    assert shell.tree("back")["a.txt"].startswith(b"1: ")


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "a/../../evil", "", ".", "a//b", "nul\0byte"])
def test_a_record_cannot_write_outside_the_folder(shell: Shell, name: str) -> None:
    record = json.loads(shell("clean", "-", stdin=b"Some words.").out)
    record["metadata"]["path"] = name
    shell.write("deep/r.jsonl", json.dumps(record))
    done = shell("undo", "deep/r.jsonl", "--out", "deep/back")
    assert done.status == 2
    assert "deep/r.jsonl" in done.err
    assert list(shell.tree(".")) == ["deep/r.jsonl"]


def test_the_records_themselves_are_safe(shell: Shell) -> None:
    record = json.loads(shell("clean", "-", stdin=b"Some words.").out)
    record["metadata"]["path"] = "r.jsonl"
    kept = shell.write("r.jsonl", json.dumps(record))
    done = shell("undo", "r.jsonl", "--out", ".", "--force")
    assert done.status == 2
    assert "is the file of records itself" in done.err
    assert json.loads(kept.read_text()) == record


def test_bad_usage(shell: Shell) -> None:
    (shell.folder / "out").mkdir()
    for argv in (["undo"], ["undo", "out"], ["undo", "a", "b"], ["undo", "-", "a", "--out", "b"]):
        assert shell(*argv).status == 2
    done = shell("undo", "missing.jsonl", "--out", "back")
    assert (done.status, "missing.jsonl: No such file" in done.err) == (2, True)


def test_a_folder_without_records_is_named(shell: Shell) -> None:
    shell.write("in/a.txt")
    done = shell("undo", "in", "--out", "back")
    assert (done.status, "in: no records in this folder" in done.err) == (2, True)


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md")])
def test_a_text_that_clean_wrote_leads_to_its_record(shell: Shell, form: str, suffix: str) -> None:
    source = shell.write("in/deep/a.txt").read_bytes()
    shell("clean", "in", "--out", "plain", "--format", form)
    done = shell("undo", f"plain/deep/a.txt.{suffix}")
    assert (done.status, done.out) == (2, b"")
    assert "its record is in plain/.textfix: give the folder plain" in done.err
    assert shell("undo", "plain", "--out", "back").status == 0
    assert shell.tree("back") == {"deep/a.txt": source}


def test_a_full_disk_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from test_io_files import full

    shell.write("a.txt")
    shell("clean", "a.txt", "--out", "out")
    monkeypatch.setattr("os.fsync", full)
    done = shell("undo", "out", "--out", "back")
    assert done.status == 2
    assert "No space left" in done.err
    assert list(Path("back").iterdir()) == []
