"""`python -m timeline`: the same as the command."""

from timeline.cli import main

main()
