"""Inputs that are empty, broken, endless or no text at all: each has an answer, and none stops the rest."""

import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from cli_helper import DAMAGED, Shell, shut
from test_io_files import full

from textfix.cli import COMMANDS

LINE_MB = int(os.environ.get("TEXTFIX_LINE_MB", "5"))  # the length of the one long line


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def round_trip(shell: Shell, raw: bytes) -> list[dict[str, Any]]:
    """The records of these bytes, once it is sure that undo gives the bytes back."""
    shell.write("in/x", raw)
    assert shell("clean", "in", "--out", "out", "--force").status == 0
    assert shell("undo", "out", "--out", "back", "--force").status == 0
    assert shell.tree("back")["x"] == raw
    return [json.loads(line) for line in shell.tree("out")["x.jsonl"].decode("utf-8").splitlines()]


@pytest.mark.parametrize("raw", [b"", b" ", b"\n\n\n", b" \t\r\n\x0c ", "\u3000\u2003\ufeff".encode()])
def test_nothing_to_read_is_no_error(shell: Shell, raw: bytes) -> None:
    [record] = round_trip(shell, raw)
    assert (record["text"], record["title"], record["segments"]) == ("", None, [])


@pytest.mark.parametrize(
    "raw",
    [
        b"The tide came in\x00 at nine, and the boats\x00 went out at ten past.",
        b"\xff\xfeT\x00h\x00e\x00 \x00s\x00e\x00a\x00",
        b"The sea \xff\xc3 was calm \xf0\x9f that day, and nobody \xed\xa0\x80 was out.",
        b"\x80\x81\x82 caf\xe9 cr\xe8me br\xfbl\xe9e, d\xe9j\xe0 vu",
        b"\xef\xbb\xbfA mark, then text.\r\n",
        b"one line\rtwo lines\x85three\xe2\x80\xa8four",
    ],
)
def test_bytes_that_no_decoder_likes_come_back(shell: Shell, raw: bytes) -> None:
    for record in round_trip(shell, raw):
        assert record["text"].encode("utf-8")


def test_a_picture_is_skipped_and_named(shell: Shell) -> None:
    shell.write("in/a.png", png())
    shell.write("in/b.txt")
    done = shell("clean", "in", "--out", "out")
    assert done.status == 2
    assert "in/a.png: skipped: PNG image\n" in done.err
    assert "; 1 failed\n" in done.err
    assert list(shell.tree("out")) == ["b.txt.jsonl"]
    assert shell("clean", "in/a.png").status == 2
    assert shell("clean", "in", "--out", "out", "--exclude", "*.png").status == 0


def test_a_dry_run_knows_what_will_be_skipped(shell: Shell) -> None:
    shell.write("in/a.txt.gz", b"\x1f\x8b\x08\0\0\0\0\0")
    shell.write("in/b.txt")
    shell.write("in/c.bin", bytes(range(256)) * 9)
    done = shell("clean", "in", "--out", "out", "--dry-run")
    assert done.out == b"out/b.txt.jsonl would be written\n"
    assert "in/a.txt.gz: skipped: gzip archive; gunzip it first" in done.err
    assert "in/c.bin: not cleaned: it is no text that can be read" in done.err
    assert done.status == 2
    assert shell("clean", "in", "--out", "out").err.startswith(done.err)


def test_what_textfix_wrote_is_not_cleaned_again(shell: Shell) -> None:
    shell.write("a.txt")
    assert shell("clean", ".", "--out", "cleaned").status == 0
    done = shell("clean", ".", "--out", "plain", "--format", "text")
    assert "cleaned/a.txt.jsonl: skipped: records that textfix wrote" in done.err
    done = shell("clean", ".", "--out", "marked", "--format", "markdown")
    assert "plain: what textfix wrote, passed over" in done.err
    assert (done.status, list(shell.tree("marked"))) == (0, [".textfix/a.txt.jsonl", "a.txt.md"])
    assert shell("clean", "plain", "--out", "again").status == 0  # named: wanted
    assert list(shell.tree("again")) == ["a.txt.txt.jsonl"]
    assert shell("clean", "cleaned/a.txt.jsonl", "--out", "again").status == 2
    assert shell("undo", ".", "--out", "back").status == 0


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.csv", "A.TSV", "a.txt", "-"])
def test_many_texts_in_one_file_are_not_taken_apart_in_silence(shell: Shell, name: str) -> None:
    raw = b'{"text": "It was a caf\xc3\x83\xc2\xa9.\\n\\nAdd new comment"}\n' * 3
    path = name if name == "-" else f"in/{name}"
    shell.write("in/x.txt" if name == "-" else path, DAMAGED if name == "-" else raw)
    done = shell("clean", path, stdin=raw)
    assert done.status == 0
    assert "cleaned as one text; take its texts out first" in done.err
    assert shell("clean", path, "-q", stdin=raw).err == ""
    assert ("cleaned as one text" in shell("clean", "in", "--out", "out").err) == (name != "-")
    shell.write("in/x.txt")
    assert "as one text" not in shell("clean", "in/x.txt").err


def test_a_folder_that_cannot_be_written_to_is_said_once_and_first(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("in/a.txt")
    shell.write("in/b.txt")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr("textfix.pipeline.clean", None)  # nothing is cleaned
    for more in ([], ["--dry-run"]):
        done = shell("clean", "in", "--out", "out/deep", *more)
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert f"--out out/deep: {shell.folder} cannot be written to" in done.err
    monkeypatch.undo()
    monkeypatch.chdir(shell.folder)
    assert "in/a.txt is no folder" in shell("clean", "in", "--out", "in/a.txt/deep").err


def test_one_very_long_line(shell: Shell) -> None:
    words = b"the tide came in at nine and the boats went out at ten and so it goes on "
    line = words * (LINE_MB * 1_000_000 // len(words))
    records = round_trip(shell, line)
    assert sum(len(record["text"]) for record in records) == len(line.rstrip())


def test_what_cannot_be_read_is_named_and_the_rest_is_done(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("in/a.txt", "in/shut/b.txt", "in/z.txt"):
        shell.write(name)
    os.mkfifo("pipe")
    Path("round").symlink_to("round")
    shut("in/shut", monkeypatch)
    done = shell("clean", "missing", "in", "pipe", "round", os.devnull, "--out", "out")
    assert done.status == 2
    assert "missing: No such file or directory" in done.err
    assert "in/shut: cannot list this folder: Permission denied" in done.err
    assert "pipe: a named pipe, not a file" in done.err
    assert "round: Too many levels of symbolic links" in done.err
    assert f"{os.devnull}: a device" in done.err
    assert "5 failed" in done.err
    assert list(shell.tree("out")) == ["a.txt.jsonl", "z.txt.jsonl"]


def test_any_file_name(shell: Shell) -> None:
    names = [b"new\nline", b"byte-\xff", b"-rf", "naïve “x”".encode()]
    for name in names:
        shell.write(f"in/{os.fsdecode(name)}")
    done = shell("clean", "in", "--out", "out", "-v")
    assert done.status == 0
    assert len(done.err.splitlines()) == len(names) + 1
    assert "in/new\\nline" in done.err
    for content in shell.tree("out").values():
        assert content.decode("utf-8")
    assert shell("undo", "out", "--out", "back").status == 0
    assert set(os.listdir(b"back")) == set(names)
    assert shell("clean", os.path.join("in", "new\nline"), "--format", "text").status == 0


def test_on_a_full_disk_the_old_output_stays(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("in/a.txt")
    shell("clean", "in", "--out", "out")
    before = shell.tree("out")
    shell.write("in/a.txt", "Another text has taken the place of the one that was here.")
    monkeypatch.setattr(os, "fsync", full)
    done = shell("clean", "in", "--out", "out")
    assert done.status == 2
    assert "in/a.txt: out/a.txt.jsonl: No space left on device" in done.err
    assert shell.tree("out") == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("argv", [["clean", "-"], ["rule", "--all"]])
def test_a_full_standard_output_is_named(argv: list[str]) -> None:
    with open("/dev/full", "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "textfix", *argv], input=DAMAGED.encode(), stdout=out, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr == b"textfix: standard output: No space left on device\n"


def test_a_reader_that_leaves_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m textfix clean - | true", shell=True, input=DAMAGED.encode() * 99, capture_output=True
    )
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@pytest.mark.parametrize("command", ["clean", "undo"])
def test_a_closed_standard_input_is_named(command: str) -> None:
    done = subprocess.run(f"{sys.executable} -m textfix {command} - <&-", shell=True, capture_output=True)
    assert done.returncode == 2
    assert b"standard input: it is closed" in done.stderr


def test_a_file_of_no_records_is_not_named_line_by_line(shell: Shell) -> None:
    shell.write("notes.jsonl", "no record\n" * 300)
    done = shell("undo", "notes.jsonl", "--out", "back")
    assert done.status == 2
    assert len(done.err.splitlines()) < 10
    assert "295 more lines of it cannot be read" in done.err


COMMAND = f"{sys.executable} -m textfix"


def run(line: str, **env: str) -> tuple[int, bytes]:
    """A line for the shell, run in the folder of the test: its exit status and standard error."""
    path = os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(["bash", "-c", line], capture_output=True, env={**os.environ, "PYTHONPATH": path, **env})
    return done.returncode, done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("streams", ["2>&1 | head -1", "2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_with_an_output_folder_the_work_is_done_whoever_listens(shell: Shell, streams: str) -> None:
    for number in range(40):
        shell.write(f"in/{number}.txt", f"Text number {number}.")
    status, err = run(f"set -o pipefail; {COMMAND} clean in --out out -v {streams}")
    assert (status, b"Traceback" in err) == (0, False)
    assert len(shell.tree("out")) == 40
    shell.write("in/gone/.keep")
    (shell.folder / "in/lost").symlink_to("nowhere")
    assert run(f"set -o pipefail; {COMMAND} clean in --out out -v {streams}")[0] == 2
    status, err = run(f"set -o pipefail; {COMMAND} undo out --out back {streams}")
    assert (status, b"Traceback" in err) == (0, False)
    assert len(shell.tree("back")) == 40


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("argv", ["clean a.txt", "clean in --out out --dry-run", "rule MOJ001", "--version"])
def test_a_closed_standard_output_is_named(shell: Shell, argv: str) -> None:
    shell.write("a.txt")
    shell.write("in/a.txt")
    status, err = run(f"{COMMAND} {argv} >&-")
    assert status == 2
    assert b"standard output: it is closed" in err
    assert b"Traceback" not in err


@pytest.mark.parametrize("argv", ["", *COMMANDS])
def test_help_is_for_every_terminal(argv: str) -> None:
    status, err = run(f"{COMMAND} {argv} --help", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (status, err) == (0, b"")
