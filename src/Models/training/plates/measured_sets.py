"""The real sets that the reader is measured on: crops as they are, and scenes by their true box, grown and moved a
little."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .real_crops import frame, read_picture, read_truth, split

SCENES = ("scenes_eu", "scenes_us", "scenes_br")
# The share of a box by which it is grown on each side: a detector cuts no closer than that.
_GROWN = (0.04, 0.06)
_MOVED = (0.02, 0.04)


@dataclass(frozen=True)
class Case:
    """A picture, the corners to cut out, the true text, and where it came from."""

    picture: np.ndarray
    corners: np.ndarray
    text: str
    name: str


def load(plates: Path, name: str) -> list[Case]:
    """The cases of one set; crops_cn gives the held-out part only."""
    folder = plates / name
    if name == "crops_cn":
        return [_whole(path, text) for path, text in split(folder)[1]]
    if not name.startswith("scenes"):
        return [_whole(folder / row["file"], row["text"]) for row in read_truth(folder)]
    rng = np.random.default_rng(0)
    return [
        Case(read_picture(folder / row["file"]), _box(rng, row), row["text"], row["file"]) for row in read_truth(folder)
    ]


def _whole(path: Path, text: str) -> Case:
    picture = read_picture(path)
    return Case(picture, frame(picture), text, path.name)


def _box(rng: np.random.Generator, row: dict[str, str]) -> np.ndarray:
    x, y, w, h = (float(row[k]) for k in "xywh")
    left, right = x - w * (_GROWN[0] + rng.normal(0, _MOVED[0])), x + w * (1 + _GROWN[0] + rng.normal(0, _MOVED[0]))
    top, bottom = y - h * (_GROWN[1] + rng.normal(0, _MOVED[1])), y + h * (1 + _GROWN[1] + rng.normal(0, _MOVED[1]))
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
