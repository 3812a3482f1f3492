"""What the first call costs in a fresh process, beside ftfy and trafilatura.

    python benchmarks/startup.py --data DIR [--passes N] [--write]

Every case runs in a process of its own, all take turns. CPU time (user and system) from the start of Python to its
end and the most memory it held; the least of ``--passes`` runs is printed, since all that disturbs a run makes it
longer. Byte code is there as it is after an installation: it goes to a folder that is thrown away, where a first run of
each case leaves it, which is not counted. The page is the one of wcxb-dev, as resiliparse prints it, whose length is
nearest to the average of 19,000 characters.

"again" is what the same call takes once more, in a process that has done it twice: the page itself, without a start.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path

import zstandard

RESULTS = Path(__file__).parent / "results"
AVERAGE = 19_000  # characters of a page of wcxb-dev
KILOBYTES = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes on one, kilobytes on the other
TINY = "A page\n\nSome text here that is long enough to be a paragraph of text.\n\nShare this\n"
CASES = {
    "Python itself": "pass",
    "`import textfix`": "import textfix",
    "`textfix.fix_text`, plain words": "import textfix; textfix.fix_text('plain')",
    "`textfix.fix_text`, mojibake": "import textfix; textfix.fix_text('sch\\u00c3\\u00b6n ist das Leben')",
    "`textfix.clean`, three lines": f"import textfix; textfix.clean({TINY!r})",
    "`textfix.clean`, a page": "import sys, textfix; textfix.clean(open(sys.argv[1], 'rb').read())",
    "`textfix --help`": "from textfix.cli import main; main(['--help'])",
    "`textfix rule MOJ004`": "from textfix.cli import main; main(['rule', 'MOJ004'])",
    "`textfix clean FILE`, three lines": "import sys; from textfix.cli import main; main(['clean', '-q', sys.argv[2]])",
    "`ftfy.fix_text`, mojibake": "import ftfy; ftfy.fix_text('sch\\u00c3\\u00b6n ist das Leben')",
    "`trafilatura.extract`, a line": "import trafilatura; trafilatura.extract('<html><p>some words</p></html>')",
}
# A process is charged with the memory of the one that started it: that one must be small.
LAUNCH = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print()
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
AGAIN = """
import sys, time, textfix
raw = open(sys.argv[1], 'rb').read()
other = raw.replace(b'e', b'a')  # the same length, other lines: nothing of it is remembered
textfix.clean(raw), textfix.clean(other)
begun = time.process_time(); textfix.clean(raw.replace(b'e', b'i')); print(time.process_time() - begun)
"""


def page(data: Path) -> str:
    with (data / "wcxb-dev" / "pages.jsonl.zst").open("rb") as file:
        lines = TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        texts = [json.loads(line)["texts"].get("resiliparse") or "" for line in lines]
    return min(texts, key=lambda text: (abs(len(text) - AVERAGE), text))


def cost(code: str, files: list[str], env: dict[str, str]) -> tuple[float, int]:
    """CPU seconds and most bytes of memory of one process."""
    measured = [sys.executable, "-I", "-S", "-c", LAUNCH, sys.executable, "-c", code, *files]
    done = subprocess.run(measured, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"failed: {code}\n{done.stderr}")
    seconds, size = done.stdout.splitlines()[-1].split()
    return float(seconds), int(size) * KILOBYTES


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--passes", type=int, default=9)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = os.path.join(folder, "bytecode")
        files = [os.path.join(folder, name) for name in ("page.txt", "tiny.txt")]
        for path, text in zip(files, (page(chosen.data), TINY), strict=True):
            Path(path).write_text(text, encoding="utf-8")
        for code in CASES.values():
            cost(code, files, env)
        runs: dict[str, list[tuple[float, int]]] = {case: [] for case in CASES}
        again = []
        for _ in range(chosen.passes):
            for case, code in CASES.items():
                runs[case].append(cost(code, files, env))
            done = subprocess.run([sys.executable, "-c", AGAIN, files[0]], env=env, capture_output=True, check=True)
            again.append(float(done.stdout))
    out = [
        "# Start-up", "",
        f"ftfy {version('ftfy')}, trafilatura {version('trafilatura')}, Python {sys.version.split()[0]}; "
        f"the least of {chosen.passes} runs in fresh processes.", "",
        "| | CPU ms | MB |", "| --- | ---: | ---: |",
        *(
            f"| {case} | {1000 * min(seconds for seconds, _ in of):.0f} | {max(size for _, size in of) / 1e6:.0f} |"
            for case, of in runs.items()
        ),
        f"| a page of that length, again | {1000 * min(again):.0f} | |",
    ]  # fmt: skip
    print("\n".join(out))
    if chosen.write:
        (RESULTS / "startup.md").write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
