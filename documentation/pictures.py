"""The pictures of the page in docs/images, taken in an installed Chromium, and what they were taken from.

A picture is true as long as the page it shows says the same and lies the same way: `facts.json` keeps, for each, the
digest of the page's text and where its parts stand, as shares of the width, so that other fonts do not matter. Beside
that a new picture has to look like the old one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FACTS = "facts.json"
ALIKE = 0.06
"""How much two pictures may differ: the mean difference of their brightness on a coarse grid, between 0 and 1."""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_PARTS = "header, .filter-box, main > section"
_QUALITY = 0.8
# Text and layout: the parts from left to right and from above, in twentieths of the width.
_TOLD = """parts => {
  const share = value => Math.round(20 * value / innerWidth);
  const boxes = [...document.querySelectorAll(parts)].map(part => part.getBoundingClientRect());
  return {text: document.body.innerText, layout: boxes.map(box => `${share(box.left)}+${share(box.width)}`).join(" ")};
}"""
_AS_WEBP = """async ([png, quality]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
_DIFFERENCE = """async ([first, second]) => {
  const grid = async data => {
    const image = new Image();
    image.src = "data:image/webp;base64," + data;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: 24, height: 24});
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, 24, 24);
    return context.getImageData(0, 0, 24, 24).data;
  };
  const [a, b] = [await grid(first), await grid(second)];
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length / 255;
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: width and height of the window in pixels, colours (`light` or `dark`), address, and where it looks."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    address: str = ""
    part: str | None = None


PICTURES = (
    Picture("report-desktop", 1280, 1240),
    Picture("report-events", 1280, 620, address="#actor=RUSGOV&type=meeting", part="#list"),
    Picture("report-dark", 1280, 900, "dark"),
    Picture("report-phone", 390, 844),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture as it was taken: WebP, and the facts of the page that it shows."""

    webp: bytes
    facts: dict[str, str]


def chromium() -> str | None:
    """The path of an installed Chromium, None without one."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def camera() -> Iterator[Browser]:
    """A Chromium without a window. Needs playwright and a program that `chromium` finds."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def take(browser: Browser, page_file: Path, picture: Picture) -> Taken:
    """One picture of the page."""
    size = {"width": picture.width, "height": picture.height}
    page = browser.new_page(
        viewport=size,  # type: ignore[arg-type]
        color_scheme=picture.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="en-GB",
    )
    page.goto(page_file.resolve().as_uri() + picture.address)
    page.wait_for_selector("html[data-ready=true]")
    if picture.part:
        page.add_style_tag(content=".filter-box { position: static !important; }")
        page.eval_on_selector(picture.part, "part => part.scrollIntoView()")
    told = page.evaluate(_TOLD, _PARTS)
    png = base64.b64encode(page.screenshot(animations="disabled")).decode()
    page.close()
    text = hashlib.sha256(" ".join(told["text"].split()).encode()).hexdigest()
    window = f"{picture.width}x{picture.height} {picture.scheme} {picture.address}".strip()
    webp = base64.b64decode(_ask(browser, _AS_WEBP, [png, _QUALITY]))
    return Taken(webp, {"window": window, "text": text, "layout": told["layout"]})


def difference(browser: Browser, first: bytes, second: bytes) -> float:
    """How different two pictures look, from 0 (the same) to 1."""
    return float(_ask(browser, _DIFFERENCE, [base64.b64encode(data).decode() for data in (first, second)]))


def _ask(browser: Browser, question: str, argument: Any) -> Any:
    page: Page = browser.new_page()
    try:
        return page.evaluate(question, argument)
    finally:
        page.close()


def kept(folder: Path) -> dict[str, dict[str, str]]:
    """The facts of the pictures in a folder by name; empty where there are none."""
    path = folder / FACTS
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def untrue(browser: Browser, folder: Path, name: str, now: Taken) -> str | None:
    """Why a kept picture is not true any more, None where it is."""
    path = folder / f"{name}.webp"
    if not path.is_file():
        return "it is missing"
    facts = kept(folder).get(name, {})
    for fact, value in now.facts.items():
        if facts.get(fact) != value:
            return f"the page has another {fact}"
    return "it looks different" if difference(browser, path.read_bytes(), now.webp) > ALIKE else None


def renew(page_file: Path, folder: Path) -> list[str]:
    """Take anew the pictures that are not true; their names."""
    with camera() as browser:
        taken = {picture.name: take(browser, page_file, picture) for picture in PICTURES}
        changed = [name for name, now in taken.items() if untrue(browser, folder, name, now)]
    folder.mkdir(exist_ok=True)
    for name in changed:
        (folder / f"{name}.webp").write_bytes(taken[name].webp)
    facts = {name: now.facts for name, now in taken.items()}
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return changed
