"""The main job where nothing may use the network or unpickle: a program for `test_security.py`, not a test.

offline.py ARTICLES FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from timeline.cli import main

# A socket alone is none of these: a library of spaCy's makes one when it is imported, to see whether there is IPv6.
FORBIDDEN = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethost", "socket.send", "socket.listen", "urllib.", "http."),
    *("ftplib.", "smtplib.", "webbrowser.", "pickle."),
)


def forbid(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: end the process at the first forbidden event, which no `except Exception` hides."""
    if event.startswith(FORBIDDEN):
        sys.stderr.write(f"forbidden: {event} {arguments!r}\n")
        raise SystemExit(99)


def call(*arguments: str) -> None:
    """Run one command."""
    sys.argv = ["timeline", *arguments]
    try:
        main()
    except SystemExit as end:
        if end.code:
            sys.stderr.write(f"{arguments[0]} ended with {end.code}\n")
            raise


if __name__ == "__main__":
    articles, folder = sys.argv[1], Path(sys.argv[2])
    sys.addaudithook(forbid)
    call("extract", articles, "--out", str(folder / "dataset"), "--quiet")
    call("show", str(folder / "dataset"), "--sentences")
    call("report", str(folder / "dataset"), "--out", str(folder / "report.html"))
