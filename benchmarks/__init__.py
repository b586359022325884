"""Speed and peers, each part one command: `python -m benchmarks [PART...]`."""
