"""One enormous line through ``textfix clean`` and back: CPU time, memory, and every byte compared.

    python benchmarks/big_line.py --mb 200

Memory is the peak of the process; what matters is that time and memory grow with the line, not faster.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SENTENCE = "The tide came in at nine, the cafÃ© opened at ten, and nobodyâ€™s boat was out — so it goes. "
PLAIN = "The tide came in at nine, the bakery opened at ten, and no boat was out, and so it goes again. "


def line(path: Path, megabytes: int, sentence: str) -> None:
    block = sentence.encode() * 10_000
    left = megabytes * 1_000_000
    with path.open("wb") as file:
        while left > 0:
            left -= file.write(block[:left])


def run(*argv: str) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a textfix command."""
    child = subprocess.Popen([sys.executable, "-m", "textfix", *argv])
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"textfix {' '.join(argv)} failed with status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=200, help="length of the line in MB (default 200)")
    parser.add_argument("--damaged", action="store_true", help="a line full of mojibake, not a clean one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "line.txt")
        print("| MB | clean s | MB/s | peak MB | undo s | peak MB |\n|---|---|---|---|---|---|")
        for megabytes in (args.mb // 4, args.mb // 2, args.mb):
            line(source, megabytes, SENTENCE if args.damaged else PLAIN)
            out, back = f"{folder}/out{megabytes}", f"{folder}/back{megabytes}"
            took, peak = run("clean", str(source), "--out", out, "-q")
            undo, undo_peak = run("undo", out, "--out", back, "-q")
            if Path(back, "line.txt").read_bytes() != source.read_bytes():
                sys.exit("undo gave other bytes back")
            speed = megabytes / took
            print(f"| {megabytes} | {took:.1f} | {speed:.1f} | {peak:.0f} | {undo:.1f} | {undo_peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
