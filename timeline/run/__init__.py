"""The engines: one pure function on batches of articles, in one process or in several."""
