"""Public statements: direct, mixed and indirect, with speaker, content and addressee."""

from timeline.annotate.statements.component import StatementFinder, create_statements
from timeline.annotate.statements.quotations import Quotation, find_quotations

__all__ = ["Quotation", "StatementFinder", "create_statements", "find_quotations"]
