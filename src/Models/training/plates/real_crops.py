"""The real pictures that may be trained on: Chinese crops (MIT), split by text so that no plate is on both sides."""

import random
from pathlib import Path

import cv2
import numpy as np

from .degrade import cut
from .effects import compress, expose, noise, soften
from .pool import label

_SPLIT_SEED = 7
_TRAINED_SHARE = 0.7


def read_truth(folder: Path) -> list[dict[str, str]]:
    """Rows of a set's groundtruth.tsv by column name."""
    lines = (folder / "groundtruth.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:] if line]


def split(folder: Path) -> tuple[list[tuple[Path, str]], list[tuple[Path, str]]]:
    """The crops to train on and the held-out ones, as (file, text); the same split at every call."""
    rows = read_truth(folder)
    texts = sorted({row["text"] for row in rows})
    random.Random(_SPLIT_SEED).shuffle(texts)
    trained = set(texts[: round(len(texts) * _TRAINED_SHARE)])
    pairs = [(folder / row["file"], row["text"]) for row in rows]
    return [p for p in pairs if p[1] in trained], [p for p in pairs if p[1] not in trained]


def read_picture(path: Path) -> np.ndarray:
    """A picture file as RGB."""
    picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{path} is no picture that can be decoded.")
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def frame(picture: np.ndarray) -> np.ndarray:
    """The corners of a whole picture."""
    height, width = picture.shape[:2]
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)


class RealCrops:
    """Trained crops, changed at every draw: cut, light, blur, noise."""

    def __init__(self, folder: Path) -> None:
        self._crops = [(read_picture(path), label(text)) for path, text in split(folder)[0]]

    def draw(self, rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Random crops [count, 32, 160, 3] and their labels."""
        chosen = [self._crops[i] for i in rng.integers(0, len(self._crops), count)]
        return np.stack([_vary(rng, picture) for picture, _ in chosen]), np.stack([numbers for _, numbers in chosen])


def _vary(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    height, width = picture.shape[:2]
    corners = frame(picture) + rng.normal(0, 1, (4, 2)) * (width * 0.02, height * 0.06)
    corners[:, 1] += np.array([-1, 1, 1, -1]) * rng.normal(0, 0.09) * height
    corners[:, 0] += np.array([-1, -1, 1, 1]) * rng.normal(0, 0.02) * width
    varied = picture.astype(np.float32)
    if rng.random() < 0.35:
        varied = soften(rng, varied, 0.6)
    if rng.random() < 0.5:
        varied = expose(rng, varied)
    if rng.random() < 0.4:
        varied = noise(rng, varied)
    varied = np.clip(varied, 0, 255).astype(np.uint8)
    return cut(compress(rng, varied) if rng.random() < 0.2 else varied, corners)
