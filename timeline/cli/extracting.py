"""Commands that make datasets: extract, merge."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import CallError, parse_day, say, say_rows
from timeline.cli.logs import set_up_log
from timeline.cli.options import (
    Actors,
    Agents,
    Cluster,
    Full,
    Lenient,
    LogLevel,
    People,
    Pipelines,
    Quiet,
    ShardSize,
    Verbose,
    Workers,
    settings_of,
)
from timeline.languages import available

if TYPE_CHECKING:
    from timeline.run.how import How
    from timeline.run.part import Part, PartDone
    from timeline.run.summary import Summary

INTERRUPTED = 130
SHARD_SIZE = 128  # documents; a file of that many is lost at most with an interruption


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files or folders (.txt .md .html .jsonl .ndjson .csv .parquet, each also .gz or .zst), "
            "or - for JSON Lines on standard input.",
        ),
    ],
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder that the dataset is written to.")] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Dataset to add the articles to; its own are not read again."),
    ] = None,
    published: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Publication date of articles that carry none."),
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="|".join(("auto", *available())), help="Language of articles that do not say it.")
    ] = "auto",
    workers: Workers = 1,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
    people: People = None,
    full: Full = False,
    resume: Annotated[bool, typer.Option("--resume", help="Continue a run that was interrupted.")] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Throw away what an interrupted run has done, and begin anew.")
    ] = False,
    cluster: Cluster = None,
    shard: Annotated[
        str | None,
        typer.Option(metavar="N/OF", help="Do one of several parts, in a job of an array; finish with --resume."),
    ] = None,
    summary: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what was done as JSON.")] = None,
    shard_size: ShardSize = SHARD_SIZE,
    quiet: Quiet = False,
    verbose: Verbose = 0,
    log_level: LogLevel = None,
) -> None:
    """Read articles and write the dataset.

    The folder is replaced as a whole at the end; an interrupted run leaves it as it was. Until then the run
    works in a hidden folder beside it (for `dataset` in `.dataset.work`), where --resume finds all that was
    done. Exit status: 0 all documents were read, 1 some were rejected (the table rejects says why), 2 the
    call was wrong or the run could not go on, and the dataset is as it was.

    \b
    Examples:
      timeline extract articles/ --out dataset
      timeline extract today.txt --out dataset --published 2022-01-14
      timeline extract news-2021.jsonl.gz news-2022.jsonl.zst --out dataset --workers 4
      timeline extract news-2021.jsonl.gz news-2022.jsonl.zst --out dataset --workers 4 --resume
      timeline extract news-2023.jsonl.gz --into dataset
      timeline extract news/ --out dataset --shard 17/400
      zcat news.jsonl.gz | timeline extract - --out dataset --language id
      timeline extract articles/ --out dataset --actors my.actors.txt --agents my.agents.txt
      timeline extract news-2022.jsonl --out second --people first/people.parquet
    """
    from timeline.run.adding import add
    from timeline.run.extract import extract as run_extract
    from timeline.run.part import extract_part
    from timeline.run.progress import watch

    part = _part(shard)
    target = _target(out, into, part)
    how = _how(workers, cluster, resume, restart, shard_size, part)
    settings = settings_of(pipeline, people, actors, agents, lenient, full)
    told = None if language == "auto" else language
    set_up_log(verbose, log_level)
    try:
        with watch(quiet=quiet) as seen:
            if part:
                own = extract_part(
                    inputs, target, settings, part, published=published, language=told, how=how, watch=seen
                )
                _report_part(own, part, target, quiet=quiet)
                return
            run = run_extract if out else add
            done = run(inputs, target, settings, published=published, language=told, how=how, watch=seen)
    except KeyboardInterrupt:
        say(f"interrupted; {target} is as it was{_rest(target)}")
        raise typer.Exit(INTERRUPTED) from None
    _report(done, target, summary, quiet=quiet)
    if done.rejects:
        raise typer.Exit(1)


def _part(shard: str | None) -> Part | None:
    """The part that an option such as `17/400` names."""
    from timeline.run.part import Part

    if shard is None:
        return None
    number, _, of = shard.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise CallError(f"--shard {shard!r}: write NUMBER/OF, from 1/400 to 400/400 for an array of 400 jobs")
    return Part(int(number), int(of))


def _target(out: Path | None, into: Path | None, part: Part | None) -> Path:
    target = out or into
    if target is None or (out and into):
        raise CallError("give one of --out DIR, for a new dataset, and --into DIR, to add to one")
    if part and into:
        raise CallError("--shard makes a new dataset: give --out DIR, and join it with timeline merge")
    return target


def _how(workers: int, cluster: str | None, resume: bool, restart: bool, size: int, part: Part | None) -> How:
    from timeline.run.how import How, Left

    if restart and (resume or part):
        raise CallError("--restart throws away what --resume and --shard go on with: give one of them")
    return How(workers, cluster, Left.RESTART if restart else Left.RESUME if resume else Left.REFUSE, size)


def _rest(out: Path) -> str:
    """What to do with the work of an interrupted run, where there is any."""
    from timeline.run.work import work_folder

    return ", and what was read is kept: repeat the command with --resume" if work_folder(out).exists() else ""


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of the datasets.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder that the joined dataset is written to.")],
    workers: Workers = 1,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
    people: People = None,
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Join datasets that were made separately into one.

    The result is the same, byte for byte, as of one run over all articles: what several datasets tell of one
    event becomes one event, and a document that several of them hold is kept once. All of them must be made by
    this version with the options given here. Exit status: 0 done, 2 the call was wrong and nothing was written.

    \b
    Examples:
      timeline merge january february march --out quarter
    """
    from timeline.run.how import How
    from timeline.run.merging import merge as run_merge

    settings = settings_of(pipeline, people, actors, agents, lenient, full)
    rows = run_merge(folders, out, settings, how=How(workers))
    if not quiet:
        say_rows(rows, out)


def _report_part(done: PartDone, part: Part, out: Path, *, quiet: bool) -> None:
    from timeline.tables.wording import counted

    if not quiet:
        say(
            f"part {part.number} of {part.of}: {counted(done.own, 'shard')}; "
            f"{done.finished} of all {done.shards} are done; when all jobs have ended, repeat the command "
            f"with --resume in the place of --shard to write {out}"
        )


def _report(summary: Summary, out: Path, file: Path | None, *, quiet: bool) -> None:
    """The summary into a file, if named; lines on what was passed over, what was rejected, what was written."""
    from timeline.run.summary import write_summary

    if file:
        write_summary(file, out, summary)
    for message in summary.passed_over:
        say(f"passed over in {message}")
    if first := summary.first_reject:
        place = first.path if first.record is None else f"{first.path}, record {first.record}"
        if summary.rejects == 1:
            say(f"rejected {place}: {first.reason} ({first.detail})")
        else:
            reasons = ", ".join(f"{count} {reason}" for reason, count in summary.reasons.items())
            table = out / "rejects.parquet"
            say(f"rejected {summary.rejects} inputs ({reasons}), first {place} ({first.detail}); see {table}")
    if not quiet:
        say_rows(summary.rows, out)
