"""Speed, each part one command."""
