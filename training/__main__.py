"""`python -m training`: prepare, train, assemble and measure the pipelines, and write their model cards."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from timeline.languages import FOLDER
from training.manifest import Manifest, read_manifest

WORK = Path(__file__).parent / "work"
PARTS = ("parser", "names")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the whole recipe; the exit status."""
    options = parser().parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy loads: one thread a process
    manifest = read_manifest()
    from training.prepare import CorporaError, prepare

    languages = options.language or sorted(manifest.languages)
    try:
        if not options.evaluate_only:
            for code in languages:
                prepare(options.corpora, manifest.languages[code], options.work / code)
            train_all(languages, options.work, processes=options.processes, steps=options.steps)
        for code in languages:
            release(code, manifest, options)
    except CorporaError as problem:
        sys.stderr.write(f"training: {problem}\n")
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    out = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    out.add_argument("--corpora", type=Path, required=True, help="folder laid out as corpora.yaml says")
    out.add_argument("--output", type=Path, default=FOLDER, help="folder of the languages' folders")
    out.add_argument("--work", type=Path, default=WORK, help="folder for what arises on the way")
    out.add_argument("--language", action="append", help="only this language; may be repeated")
    out.add_argument("--processes", type=int, default=2, help="trainings at the same time")
    out.add_argument("--steps", type=int, help="so many steps for each, to try the recipe out")
    out.add_argument("--date", default="", help="training date for the model card, YYYY-MM-DD")
    out.add_argument("--evaluate-only", action="store_true", help="only measure what is in --output")
    return out


def train_all(languages: Sequence[str], work: Path, *, processes: int, steps: int | None) -> None:
    """Train every part of every language, several at a time, the longest first."""
    from training.train import steps_for, train

    jobs = [(part, code) for code in languages for part in PARTS]
    jobs.sort(key=lambda job: -steps_for(*job))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        for done in [pool.submit(train, part, code, work / code, steps=steps) for part, code in jobs]:
            done.result()


def release(code: str, manifest: Manifest, options: argparse.Namespace) -> None:
    """Assemble one language's pipeline, measure it and write scores and model card beside it."""
    from timeline.annotate.trained import load_trained
    from training.assemble import assemble
    from training.evaluate import evaluate, write_scores
    from training.model_card import model_card

    folder = options.output / code
    if not options.evaluate_only:
        models = options.work / code
        assemble(models / "parser" / "model-best", models / "names" / "model-best", folder / "pipeline")
    scores = evaluate(load_trained(code, folder / "pipeline"), options.corpora, manifest.languages[code])
    write_scores(scores, folder / "scores.json")
    card = model_card(code, manifest, scores, date=options.date)
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
