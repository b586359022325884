"""`python -m torture [PART...]`: break things on purpose and say what did not hold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from torture import interrupted
from torture.reading import feed

Part = Callable[[argparse.Namespace], Sequence[str]]
"""Does its worst, prints what it did, and gives what must not be."""


def inputs(options: argparse.Namespace) -> Sequence[str]:
    """Broken files of every format."""
    found = feed(options.inputs, whole_every=options.whole_every)
    whole = len(range(0, options.inputs, options.whole_every))
    print(f"inputs: {options.inputs} broken files, {whole} through the real pipelines:", end=" ")
    print(f"{found.documents} documents, {found.rejects} rejects, {len(found.faults)} faults", flush=True)
    return found.faults


def killed(options: argparse.Namespace) -> Sequence[str]:
    """Runs killed at random moments, gone on with to the bytes of a run that was not."""
    whole = min(options.whole_runs, options.runs)
    kills, faults = interrupted.kill(options.runs, whole)
    print(f"killed: {options.runs} runs, {whole} of them whole, killed {kills} times in all:", end=" ")
    print(f"{options.runs - len(faults)} times the bytes of the clean run", flush=True)
    return faults


def full(options: argparse.Namespace) -> Sequence[str]:
    """Runs that fill their disk; passed over where no file system can be mounted."""
    with TemporaryDirectory() as folder:
        if not interrupted.may_mount(Path(folder)):
            print("full: passed over, no file system can be mounted here (root may on Linux)", flush=True)
            return ()
    held, faults = interrupted.fill(options.disks)
    print(
        f"full: {options.disks} runs on too small disks: {held} with a clear message, the old dataset as it was", end=""
    )
    print(" and the right bytes when room was made", flush=True)
    return faults


PARTS: dict[str, Part] = {"inputs": inputs, "killed": killed, "full": full}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are named, or all; 0 where all held, 1 where not."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="Break things on purpose.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all if left out")
    parser.add_argument("--inputs", type=int, default=10_000, metavar="N", help="broken files (10,000)")
    parser.add_argument("--whole-every", type=int, default=20, metavar="N", help="one of N is analysed for real (20)")
    parser.add_argument("--runs", type=int, default=100, metavar="N", help="runs that are killed (100)")
    parser.add_argument("--whole-runs", type=int, default=10, metavar="N", help="so many of them analyse for real (10)")
    parser.add_argument("--disks", type=int, default=20, metavar="N", help="disks that fill up (20)")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    faults = [
        fault for name, part in PARTS.items() if not options.parts or name in options.parts for fault in part(options)
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
