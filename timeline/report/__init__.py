"""The dataset as something to look at."""
