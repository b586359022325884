"""The recipe from public corpora to the trained pipelines: `python -m training --corpora DIR`."""
