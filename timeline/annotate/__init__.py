"""Annotators: spaCy components that find times, places, actors, statements and acts; each works in any pipeline."""
