"""Extracts with the lexicons of another folder: ARTICLE OUT LANGUAGES."""

import sys
from pathlib import Path

from timeline import languages

languages.FOLDER = Path(sys.argv[3])

from timeline.run.extract import extract  # noqa: E402  the folder must be known before anything reads it
from timeline.run.settings import Settings  # noqa: E402

extract([Path(sys.argv[1])], Path(sys.argv[2]), Settings())
