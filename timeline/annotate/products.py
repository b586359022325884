"""Matrix products of the trained components: fast, and for one article always the same.

spaCy multiplies with a library of its own, which numpy's BLAS beats by two or three times. BLAS rounds a row's last
bit according to the rows around it and to the number of threads, so articles go through the components one at a time
and in one thread: what is found in an article then never depends on the others of its batch.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController


def use_blas(nlp: Language) -> None:
    """Let all components that run on numpy multiply with its BLAS; those on other devices stay as they are."""
    fast = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if type(node.ops) is NumpyOps:
                node.ops = fast


def one_thread() -> AbstractContextManager[object]:
    """A context in which BLAS keeps to one thread."""
    context: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return context


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of this process that have threads; looking for them takes as long as a short article."""
    return ThreadpoolController()
