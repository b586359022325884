"""How much of articles annotated by hand a dataset tells: gold, pairs of events, figures.

`gold` reads the annotated articles, `predictions` what the dataset tells of them, `fields` compares two events,
`pairing` finds which belong together, `figures` counts, `show` writes it down. `tasks` is the way from a dataset to
an annotation tool and back to gold.
"""
