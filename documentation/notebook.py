"""docs/notebook.ipynb with the outputs of its cells, as a notebook shows them."""

from __future__ import annotations

import ast
import json
from typing import Any

NAME = "notebook.ipynb"


def executed(text: str) -> str:
    """The notebook with each code cell run in order; every one ends in a value that is shown as HTML."""
    notebook = json.loads(text)
    names: dict[str, Any] = {}
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(code, start=1):
        cell["execution_count"] = number
        cell["outputs"] = [_output(_value("".join(cell["source"]), names), number)]
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _value(source: str, names: dict[str, Any]) -> Any:
    """The value of a cell's last line, after its other lines have been run."""
    *steps, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        raise TypeError(f"a cell of {NAME} ends in no value: {ast.unparse(last)}")
    exec(compile(ast.Module(steps, []), NAME, "exec"), names)
    return eval(compile(ast.Expression(last.value), NAME, "eval"), names)


def _output(value: Any, number: int) -> dict[str, Any]:
    data = {"text/html": value._repr_html_().splitlines(keepends=True)}
    return {"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"}
