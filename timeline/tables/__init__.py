"""The tables of a dataset: their schema, writing, reading, checking, and the DuckDB database."""
