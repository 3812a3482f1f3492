"""``textfix clean``: what is written, what is left alone, what is said."""

import json
import os
from pathlib import Path

import pytest
from cli_helper import ARTICLE, DAMAGED, Shell

import textfix

TITLE, BODY = ARTICLE.rstrip("\n").split("\n\n", 1)


def test_a_folder_becomes_the_same_tree_of_records(shell: Shell) -> None:
    shell.write("in/a.txt")
    shell.write("in/news/b.html", "Nothing here.")
    done = shell("clean", "in", "--out", "made/here")
    assert done.status == 0
    tree = shell.tree("made/here")
    assert list(tree) == ["a.txt.jsonl", "news/b.html.jsonl"]
    record = json.loads(tree["a.txt.jsonl"])
    assert (record["text"], record["source"]) == (BODY, "in/a.txt")
    assert record["title"] == TITLE
    assert record["metadata"]["path"] == "a.txt"
    assert [segment["kind"] for segment in record["dropped"]] == ["comment_prompt"]
    assert done.out == b""
    assert done.err.count("\n") == 1
    assert "2 documents, 2 articles; " in done.err


def test_one_file_goes_to_standard_output(shell: Shell) -> None:
    shell.write("a.txt")
    done = shell("clean", "a.txt")
    assert json.loads(done.out)["text"] == BODY
    assert "1 document, 1 article" in done.err
    assert shell("clean", "a.txt", "--format", "text", "-q").out == ARTICLE.encode()
    assert shell("clean", "a.txt", "--format", "markdown", "-q").out == f"# {ARTICLE}".encode()
    assert shell("clean", "a.txt", "-q").err == ""


def test_standard_input(shell: Shell) -> None:
    done = shell("clean", "-", stdin=DAMAGED.encode())
    record = json.loads(done.out)
    assert (record["text"], record["source"]) == (BODY, "-")
    assert shell("clean", "-", "--preset", "minimal", "--format", "text", stdin=b"  a\r\n\r\n ").out == b"  a\r\n\r\n "


@pytest.mark.parametrize(("form", "suffix"), [("text", ".txt"), ("markdown", ".md")])
def test_text_and_markdown_leave_their_records_beside_them(shell: Shell, form: str, suffix: str) -> None:
    shell.write("in/x/a.txt")
    assert shell("clean", "in", "--out", "out", "--format", form).status == 0
    tree = shell.tree("out")
    assert sorted(tree) == [".textfix/x/a.txt.jsonl", f"x/a.txt{suffix}"]
    assert TITLE.encode() in tree[f"x/a.txt{suffix}"]
    assert json.loads(tree[".textfix/x/a.txt.jsonl"])["text"] == BODY
    assert "1 up to date" in shell("clean", "in", "--out", "out", "--format", form).err


def test_names_never_collide(shell: Shell) -> None:
    for name in ("a", "a.txt", "a.html", "a.txt.txt", "a.txt.md"):
        shell.write(f"in/{name}", f"This is the text of {name} and nothing else.")
    for form in ("text", "jsonl", "markdown"):
        assert shell("clean", "in", "--out", form, "--format", form).status == 0
        assert len([name for name in shell.tree(form) if not name.startswith(".")]) == 5
        assert shell("undo", form, "--out", f"back-{form}").status == 0
        assert shell.tree(f"back-{form}") == shell.tree("in")


def test_what_is_up_to_date_is_not_done_again(shell: Shell) -> None:
    shell.write("in/a.txt")
    shell.write("in/b.txt")
    shell("clean", "in", "--out", "out")
    first = (shell.folder / "out/a.txt.jsonl").stat()
    shell.write("in/b.txt", "Something else was written here by now, and it is long enough.")
    done = shell("clean", "in", "--out", "out", "-v")
    assert "1 document, 1 article" in done.err
    assert "; 1 up to date" in done.err
    assert (shell.folder / "out/a.txt.jsonl").stat().st_ino == first.st_ino
    assert "Something else" in json.loads(shell.tree("out")["b.txt.jsonl"])["text"]
    assert "2 up to date" in shell("clean", "in", "--out", "out", "--resume").err
    assert "2 documents" in shell("clean", "in", "--out", "out", "--force").err
    assert (shell.folder / "out/a.txt.jsonl").stat().st_ino != first.st_ino


def test_other_options_or_another_version_are_done_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("a.txt")
    shell("clean", "a.txt", "--out", "out")
    assert "1 document," in shell("clean", "a.txt", "--out", "out", "--keep", "comment_prompt").err
    assert "1 up to date" in shell("clean", "a.txt", "--out", "out", "--keep", "comment_prompt").err
    monkeypatch.setattr("textfix.io.batch.__version__", "99")
    assert "1 document," in shell("clean", "a.txt", "--out", "out", "--keep", "comment_prompt").err


def test_a_missing_half_of_an_output_is_made_again(shell: Shell) -> None:
    shell.write("a.txt")
    shell("clean", "a.txt", "--out", "out", "--format", "text")
    os.unlink("out/a.txt.txt")
    assert shell("clean", "a.txt", "--out", "out", "--format", "text").status == 0
    assert "out/a.txt.txt" in [f"out/{name}" for name in shell.tree("out")]


SEVERAL = (Path(__file__).parent.parent / "fixtures/SEG008.txt").read_text(encoding="utf-8")


def record_of(form: str) -> str:
    return "a.txt.jsonl" if form == "jsonl" else ".textfix/a.txt.jsonl"


@pytest.mark.parametrize(("form", "name"), [("jsonl", "a.txt.jsonl"), ("text", "a.txt.txt"), ("markdown", "a.txt.md")])
def test_an_output_that_lost_its_end_is_made_again(shell: Shell, form: str, name: str) -> None:
    shell.write("a.txt", SEVERAL)
    shell("clean", "a.txt", "--out", "out", "--format", form)
    whole = shell.tree("out")
    assert whole[record_of(form)].count(b"\n") > 1
    for cut in {name, record_of(form)}:
        for left in (whole[cut][:-9], whole[cut].partition(b"\n")[0] + b"\n", b""):
            shell.write(f"out/{cut}", left)
            done = shell("clean", "a.txt", "--out", "out", "--format", form)
            assert (done.status, "up to date" in done.err) == (0, False)
            assert shell.tree("out") == whole


@pytest.mark.parametrize("form", ["jsonl", "text", "markdown"])
@pytest.mark.parametrize("again", [[], ["--favor", "precision"], ["--dry-run"]])
def test_what_a_person_changed_is_named_and_kept(shell: Shell, form: str, again: list[str]) -> None:
    shell.write("in/a.txt", SEVERAL)
    shell.write("in/b.txt")
    shell("clean", "in", "--out", "out", "--format", form)
    for name in {record_of(form), next(n for n in shell.tree("out") if n.startswith("a.txt"))}:
        before = shell.tree("out")[name]
        for mine in (before + b"MINE\n", before.replace(b" the ", b" ze ", 1), before.rstrip() + b" \n"):
            assert mine != before
            shell.write(f"out/{name}", mine)
            done = shell("clean", "in", "--out", "out", "--format", form, *again)
            assert done.status == 2
            assert (f"out/{name} " if again != ["--dry-run"] else "in/a.txt: out/") in done.err
            assert "was changed since textfix wrote it" in done.err
            assert "--force" in done.err
            assert shell.tree("out")[name] == mine
        assert shell("clean", "in", "--out", "out", "--format", form, "--force").status == 0
        assert b"MINE" not in shell.tree("out")[name]
        assert "2 up to date" in shell("clean", "in", "--out", "out", "--format", form).err


def test_a_changed_input_is_cleaned_again(shell: Shell) -> None:
    for form in ("jsonl", "text"):
        shell.write("a.txt", SEVERAL)
        shell("clean", "a.txt", "--out", form, "--format", form)
        shell.write("a.txt")
        assert shell("clean", "a.txt", "--out", form, "--format", form).status == 0
        assert TITLE in shell.tree(form)[record_of(form)].decode()


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_file_that_textfix_did_not_write_is_never_overwritten(shell: Shell, form: str) -> None:
    shell.write("in/a.txt")
    shell.write("in/b.txt")
    name = "a.txt.jsonl" if form == "jsonl" else "a.txt.txt"
    shell.write(f"out/{name}", "my own")
    done = shell("clean", "in", "--out", "out", "--format", form)
    assert done.status == 2
    assert f"in/a.txt: out/{name} is there and was not written by textfix" in done.err
    assert "--force" in done.err
    assert shell.tree("out")[name] == b"my own"
    assert any(other.startswith("b.txt") for other in shell.tree("out"))  # the others were finished
    assert shell("clean", "in", "--out", "out", "--format", form, "--force").status == 0
    assert shell.tree("out")[name] != b"my own"


def test_a_foreign_file_that_is_the_same_is_no_conflict(shell: Shell) -> None:
    shell.write("a.txt")
    shell.write("out/a.txt.txt", ARTICLE)
    assert shell("clean", "a.txt", "--out", "out", "--format", "text").status == 0


def test_dry_run_says_and_does_not_write(shell: Shell) -> None:
    shell.write("in/a.txt")
    shell.write("in/b.txt")
    shell("clean", "in/a.txt", "--out", "out")
    before = shell.tree(".")
    done = shell("clean", "in", "--out", "out", "--dry-run")
    assert done.out == b"out/a.txt.jsonl up to date\nout/b.txt.jsonl would be written\n"
    assert (done.status, done.err) == (0, "")
    assert shell.tree(".") == before
    assert shell("clean", "in/a.txt", "--dry-run").out == b"in/a.txt to standard output\n"


def test_output_never_lands_on_an_input(shell: Shell) -> None:
    shell.write("in/a.txt")
    original = shell.write("in/a.txt.jsonl", '{"my":"data"}')
    (shell.folder / "alias").symlink_to("in")
    for out in ("alias", "in/../in"):
        done = shell("clean", "in/a.txt", "in/a.txt.jsonl", "--out", out, "--force")
        assert done.status == 2
        assert "is itself an input" in done.err
        assert original.read_text() == '{"my":"data"}'
    (shell.folder / "out").mkdir()
    os.link("in/a.txt", "out/a.txt.jsonl")
    done = shell("clean", "in/a.txt", "--out", "out", "--force")
    assert "out/a.txt.jsonl is itself an input" in done.err
    done = shell("clean", "in", "--out", "in")
    assert (done.status, "choose another --out" in done.err) == (2, True)


def test_two_inputs_for_one_output(shell: Shell) -> None:
    shell.write("one/a.txt", "This is the text of the first of the two files.")
    shell.write("two/a.txt", "This is the text of the second of the two files.")
    done = shell("clean", "one", "two", "--out", "out")
    assert done.status == 2
    assert "two/a.txt: its output would be that of one/a.txt" in done.err
    assert "first" in json.loads(shell.tree("out")["a.txt.jsonl"])["text"]
    assert shell("clean", "one", "one/a.txt", "./one", "--out", "other").status == 0  # one file, thrice named


def test_a_file_where_a_folder_is_needed(shell: Shell) -> None:
    shell.write("in/a")
    shell.write("in/a.jsonl/deep/z")
    done = shell("clean", "in", "--out", "out")
    assert done.status == 2
    assert "in/a.jsonl/deep/z: its output would lie below out/a.jsonl, which is that of another input" in done.err
    assert list(shell.tree("out")) == ["a.jsonl"]


def test_workers_write_what_one_process_writes(shell: Shell) -> None:
    for number in range(9):
        shell.write(f"in/{number}/a.txt", DAMAGED * (number + 1))
    one = shell("clean", "in", "--out", "one", "-v")
    two = shell("clean", "in", "--out", "two", "-v", "--workers", "2")
    assert shell.tree("one") == shell.tree("two")
    assert one.err.replace("one/", "two/") == two.err


def test_keep_drop_and_preset(shell: Shell) -> None:
    shell.write("a.txt")
    kept = json.loads(shell("clean", "a.txt", "--keep", "comment_prompt,tags").out)
    assert kept["text"].endswith("Add new comment")
    assert kept["metadata"]["options"]["keep"] == ["comment_prompt", "tags"]
    plain = json.loads(shell("clean", "a.txt", "--preset", "minimal").out)
    assert plain["text"] == ARTICLE + "\nAdd new comment\n"


def test_favor(shell: Shell) -> None:
    shell.write("a.txt")
    shell.write("textfix.toml", 'favor = "precision"\n')
    assert json.loads(shell("clean", "a.txt").out)["metadata"]["options"]["favor"] == "precision"
    told = json.loads(shell("clean", "a.txt", "--favor", "recall").out)["metadata"]["options"]
    assert told["favor"] == "recall"
    told = json.loads(shell("clean", "a.txt", "--favor", "balanced").out)["metadata"]["options"]
    assert told["favor"] == "balanced"
    shell.write("textfix.toml", 'favor = "recal"\n')
    assert "did you mean 'recall'?" in shell("clean", "a.txt").err


def test_configuration(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("deep/er/a.txt")
    shell.write("pyproject.toml", '[tool.textfix]\nkeep = ["comment_prompt"]\n')
    monkeypatch.chdir(shell.folder / "deep/er")
    assert b"Add new comment" in shell("clean", "a.txt", "--format", "text").out
    shell.write("textfix.toml", 'preset = "minimal"\nkeep = ["widget"]\n')
    record = json.loads(shell("clean", "a.txt", "--drop", "widget").out)
    told = record["metadata"]["options"]
    assert (told["preset"], told["keep"], told["drop"]) == ("minimal", [], ["widget"])
    record = json.loads(shell("clean", "a.txt", "--preset", "default", "--keep", "tags").out)
    assert record["metadata"]["options"]["keep"] == ["tags"]
    shell.write("deep/er/other.toml", "drop = []")
    assert json.loads(shell("clean", "a.txt", "--config", "other.toml").out)["title"] == TITLE


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('kep = ["tags"]', "textfix.toml: unknown key 'kep'; did you mean 'keep'?"),
        ('keep = ["tag"]', "textfix.toml: keep: unknown kind 'tag'; did you mean 'tags'?"),
        ("keep = 3", "textfix.toml: keep: give a list of kinds"),
        ("keep = [", "textfix.toml: not valid TOML"),
        ('keep = [["tags"]]', "textfix.toml: keep: ['tags'] is no kind; give a list of kinds"),
        ("drop = [{a = 1}]", "textfix.toml: drop: {'a': 1} is no kind"),
        ("body = [0]", "textfix.toml: body: 0 is no kind"),
        ("preset = []", "textfix.toml: preset: unknown preset []"),
        ('favor = [["a"]]', "textfix.toml: favor"),
        ('preset = "default"\ndrop = "tags"', "give a list"),
    ],
)
def test_bad_configuration_stops_before_anything_is_read(shell: Shell, toml: str, message: str) -> None:
    shell.write("textfix.toml", toml)
    done = shell("clean", "missing.txt", "--out", "out")
    assert done.status == 2
    assert message in done.err
    assert "missing.txt" not in done.err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["clean"], "PATH"),
        (["clean", "in"], "--out DIR"),
        (["clean", "a", "b"], "--out DIR"),
        (["clean", "-", "a", "--out", "out"], "goes alone"),
        (["clean", "-", "--out", "out"], "without --out"),
        (["clean", "a", "--keep", "tag"], "did you mean 'tags'?"),
        (["clean", "a", "--keep", "tags", "--drop", "tags"], "in both keep and drop"),
        (["clean", "in", "--out", ""], "--out is empty"),
        (["clean", "in/a.txt", "--out", ""], "--out is empty"),
        (["undo", "in/a.txt", "--out", ""], "--out is empty"),
        (["clean", "in", "--out", "out", "--resume", "--force"], "give one of them"),
        (["clean", "a", "--workers", "0"], "give 1 or more"),
        (["clean", "a", "--format", "parquet"], "jsonl"),
        (["clean", "a", "--config", "gone.toml"], "gone.toml"),
        (["clean", "in", "--out", "in/a.txt"], "give a folder"),
        (["clean", "in", "--out", "out", "--kepe", "tags"], "--kepe tags; did you mean --keep?"),
        (["undo", "in", "--output=back"], "did you mean --out?"),
        (["clean", "-", "-"], "goes alone"),
    ],
)
def test_bad_usage_says_the_next_step(shell: Shell, argv: list[str], message: str) -> None:
    shell.write("in/a.txt")
    done = shell(*argv)
    assert done.status == 2
    assert message in done.err
    assert done.err.startswith("textfix: ")
    assert done.err.count("\n") == 1  # what is wrong, without all that there is
    assert done.out == b""
    assert list(shell.tree(".")) == ["in/a.txt"]


def test_summary_counts(shell: Shell) -> None:
    shell.write("a.txt")
    done = shell("clean", "a.txt", "-v")
    result = textfix.clean(DAMAGED)
    kept = sum(segment.end - segment.start for segment in result.articles[0].segments)
    assert f"{kept} characters kept, {len('Add new comment')} dropped, " in done.err
    assert "BPL003 1" in done.err
    assert "MOJ001 1" in done.err


def test_characters_that_were_changed_are_no_white_space(shell: Shell) -> None:
    shell.write("a.txt", "One line \t of\r\n\r\n\r\n\r\nwords,   and theirs\u00a0too.  \r\n")
    assert ", 0 changed" in shell("clean", "a.txt").err
    shell.write("b.txt", "The cafÃ© is\topen  again.\r\n")
    assert ", 2 changed" in shell("clean", "b.txt").err


def test_many_files_that_are_skipped_for_one_reason_are_counted(shell: Shell) -> None:
    for name in "abcdef":
        shell.write(f"in/{name}.txt")
    shell("clean", "in", "--out", "records")
    done = shell("clean", "records", "--out", "out")
    skipped = [line for line in done.err.splitlines() if "records that textfix wrote" in line]
    assert [line.split(":")[1].strip() for line in skipped] == [
        "records/a.txt.jsonl", "records/b.txt.jsonl", "records/c.txt.jsonl", "3 more files"
    ]  # fmt: skip
    assert done.err.endswith("; 6 skipped\n")
    assert shell("clean", "records", "--out", "out", "-v").err.count("records that textfix wrote") == 6


def test_no_files_is_said(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    done = shell("clean", "empty", "--out", "out")
    assert done.status == 0
    assert "no files to clean in empty" in done.err


def test_an_interrupt_says_how_far_it_came(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        shell.write(f"in/{name}.txt")
    clean, calls = textfix.clean, []

    def stop(raw: bytes, **kwargs: object) -> textfix.Result:
        calls.append(raw)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return clean(raw)

    monkeypatch.setattr("textfix.pipeline.clean", stop)
    done = shell("clean", "in", "--out", "out")
    assert done.status == 130
    assert "1 of 3 files done" in done.err
    assert list(shell.tree("out")) == ["a.txt.jsonl"]


def test_a_fault_of_ours_costs_one_file(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("in/a.txt", "boom")
    shell.write("in/b.txt")
    clean = textfix.clean

    def fail(raw: bytes, **kwargs: object) -> textfix.Result:
        return clean(raw) if raw != b"boom" else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr("textfix.pipeline.clean", fail)
    done = shell("clean", "in", "--out", "out")
    assert done.status == 2
    assert "in/a.txt: a fault of textfix (ZeroDivisionError" in done.err
    assert list(shell.tree("out")) == ["b.txt.jsonl"]
    assert "Traceback" in shell("clean", "in", "--out", "out", "-v").err


def test_progress_only_on_a_terminal() -> None:
    import io

    from textfix.io.progress import Progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        progress = Progress(stream, 1000, "files")
        for _ in range(1000):
            progress.step()
        progress.clear()
        written = stream.getvalue()
        assert bool(written) == shown
        assert written.count("of 1,000 files") < 100  # a thousand quick steps, few updates


def test_seeds_come_back_byte_for_byte(shell: Shell) -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    if not any(seeds.glob("*.txt")):
        pytest.skip("no seeds here")
    assert shell("clean", str(seeds), "--out", "out", "--format", "markdown", "--include", "*.txt").status == 0
    assert shell("undo", "out", "--out", "back").status == 0
    assert shell.tree("back") == {p.name: p.read_bytes() for p in sorted(seeds.glob("*.txt"))}
