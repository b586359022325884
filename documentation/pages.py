"""Pages whose commands are run: what stands below a command in docs/*.md is what it prints.

In a block of kind `console` each line that begins with `$ ` is a command; what follows, up to the next, is its output.
`timeline …` is run, and fails the page unless it ends with status 0 or the one that a comment tells (`# exit status
2`); `make …` must be a target of the Makefile. Blocks of kind `python` are run too; a block of kind `text` after one
holds what it prints. A comment before a block says more of it: `<!-- file: NAME -->` writes it to a file first,
`<!-- lines: NAME COUNT TEXT -->` fills it with lines of a file of the repository, from the first that begins with TEXT.
`<!-- lexicon: NAME: OLD => NEW -->` changes a line of a lexicon for the commands below it. All pages share one folder,
in the order they are given.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from timeline import cli, languages

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(
    r"(?:^<!-- (?P<word>file|lines): (?P<rest>.+?) -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$"
    r"|^<!-- lexicon: (?P<lexicon>\S+): (?P<old>.+?) => (?P<new>.+?) -->$",
    re.MULTILINE | re.DOTALL,
)
_STATUS = re.compile(r"# exit status (\d+)")
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


class PageError(RuntimeError):
    """A command of a page does not do what the page says."""


class Workshop:
    """A folder in which the blocks of the pages are run, with the articles of the repository beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lexicons: Path | None = None
        self._printed = ""
        self._targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
        (folder / "examples").symlink_to(ROOT / "examples")

    def renewed(self, page: str) -> str:
        """The text of a page with the outputs of its blocks as they are now. Raises PageError."""
        self._lexicons = None
        with contextlib.chdir(self.folder):
            return _BLOCK.sub(lambda match: self._block(match), page)

    def _block(self, match: re.Match[str]) -> str:
        if match["lexicon"]:
            self._change(match["lexicon"], match["old"], match["new"])
            return match[0]
        body = match["body"]
        if match["word"] == "file":
            self._write(match["rest"], body)
        elif match["word"] == "lines":
            body = _lines(*match["rest"].split(" ", 2))
        elif match["kind"] == "console":
            body = "".join(self._commands(body))
        elif match["kind"] == "python":
            self._printed = _printed_by(body)
        elif match["kind"] == "text" and self._printed:
            body, self._printed = self._printed, ""
        before, after = match.start("body") - match.start(), match.end("body") - match.end()
        return f"{match[0][:before]}{body}{match[0][after:]}"

    def _write(self, name: str, body: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _commands(self, body: str) -> Iterator[str]:
        for line in (line for line in body.splitlines() if line.startswith("$ ")):
            yield f"{line}\n{self._run(line.removeprefix('$ '))}"

    def _run(self, line: str) -> str:
        program, *arguments = shlex.split(line, comments=True)
        if program == "make":
            if not self._targets.issuperset(word for word in arguments if "=" not in word):
                raise PageError(f"{line}: the Makefile has no such target")
            return ""
        if program != "timeline":
            raise PageError(f"{line}: only timeline and make are run")
        expected = int(found[1]) if (found := _STATUS.search(line)) else 0
        run = self._with_lexicons if self._lexicons else _here
        status, output = run(arguments)
        if status != expected:
            raise PageError(f"{line}: exit status {status}, expected {expected}\n{output}")
        return "\n".join(part.rstrip() for part in output.splitlines()).rstrip("\n") + "\n" * bool(output)

    def _change(self, name: str, old: str, new: str) -> None:
        """Copy the lexicons, the pipelines linked, and change one line of one."""
        copy = self.folder / "lexicons"
        shutil.copytree(languages.FOLDER, copy, ignore=shutil.ignore_patterns("pipeline", "__pycache__"))
        for language in languages.available():
            (copy / language / "pipeline").symlink_to(languages.FOLDER / language / "pipeline")
        path = copy / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise PageError(f"{name} has no line with {old!r}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self._lexicons = copy

    def _with_lexicons(self, arguments: list[str]) -> tuple[int, str]:
        """Run a command in another process: this one has read its lexicons."""
        code = "import sys; from pathlib import Path; from timeline import cli, languages; "
        code += f"languages.FOLDER = Path({str(self._lexicons)!r}); cli.main()"
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, check=False
        )
        return done.returncode, done.stdout


def _here(arguments: list[str]) -> tuple[int, str]:
    """Run a command in this process; its exit status and everything it prints."""
    status = 0

    def call() -> None:
        nonlocal status
        before, sys.argv = sys.argv, ["timeline", *arguments]
        try:
            cli.main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        finally:
            sys.argv = before

    output = printed(call)
    return status, output


def printed(call: Callable[[], Any]) -> str:
    """Everything that a call prints, on either stream."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        call()
    return out.getvalue()


def _printed_by(code: str) -> str:
    """What a block of Python prints. Raises PageError where it raises something."""
    try:
        return printed(lambda: exec(compile(code, "page", "exec"), {}))
    except Exception as problem:
        raise PageError(f"{problem} in\n{code}") from problem


def _lines(name: str, count: str, beginning: str) -> str:
    """So many lines of a file of the repository, from the first that begins so. Raises PageError for none."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.strip().startswith(beginning.strip()):
            return "\n".join(lines[number : number + int(count)]) + "\n"
    raise PageError(f"{name} has no line that begins with {beginning!r}")
