"""From an annotated Doc to event mentions: each with its code, its parties, its day and its place."""

from timeline.gather.gather import gather
from timeline.gather.records import Dating, GatheredArticle, Mention, Party, Placing, StatementRecord

__all__ = ["Dating", "GatheredArticle", "Mention", "Party", "Placing", "StatementRecord", "gather"]
