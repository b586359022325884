"""Makes what the pages in docs/ show: outputs of their commands, the code book, the pictures."""
