"""Renders crops into files of a pool, so that the trainer never waits for the renderer.

    /usr/bin/python3 -m plates.pool --out DIR [--first 0] [--chunks 1000]

Chunk n is rendered from seed n alone; one that is there already is left as it is. Two generators share the work by
starting at different numbers.
"""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from .degrade import CROP_HEIGHT, CROP_WIDTH, degrade
from .render import CLASSES, render_plate

CHUNK = 1500
_LONGEST = 10
_VIEWS = 3  # photographs of one flat plate: rendering it costs more than photographing it


@dataclass(frozen=True)
class Crops:
    """Crops [n, 32, 160, 3] uint8, their labels [n, 10] as class numbers padded with 0, and their region's number."""

    pictures: np.ndarray
    labels: np.ndarray
    regions: np.ndarray


REGIONS = ("cn", "eu", "us", "br")


def label(text: str) -> np.ndarray:
    """Class numbers of a text, padded with blanks."""
    result = np.zeros(_LONGEST, np.uint8)
    result[: len(text)] = [CLASSES.index(c) for c in text]
    return result


def text(numbers: np.ndarray) -> str:
    """The text of a label."""
    return "".join(CLASSES[n] for n in numbers)


def render_chunk(seed: int, count: int = CHUNK) -> Crops:
    """Renders `count` crops from a seed."""
    rng = np.random.default_rng(seed)
    pictures = np.empty((count, CROP_HEIGHT, CROP_WIDTH, 3), np.uint8)
    labels, regions = np.zeros((count, _LONGEST), np.uint8), np.zeros(count, np.uint8)
    for i in range(count):
        if i % _VIEWS == 0:
            plate = render_plate(rng)
        pictures[i], labels[i], regions[i] = degrade(rng, plate), label(plate.text), REGIONS.index(plate.region)
    return Crops(pictures, labels, regions)


def load(path: Path) -> Crops:
    """Reads one file of the pool."""
    with np.load(path) as data:
        return Crops(data["pictures"], data["labels"], data["regions"])


def main() -> None:
    """Renders the chunks that are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--chunks", type=int, default=1000)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for seed in range(arguments.first, arguments.first + arguments.chunks):
        path = arguments.out / f"{seed:06d}.npz"
        if path.exists():
            continue
        crops = render_chunk(seed)
        unfinished = path.with_suffix(".part")
        with open(unfinished, "wb") as file:
            np.savez(file, pictures=crops.pictures, labels=crops.labels, regions=crops.regions)
        os.replace(unfinished, path)
        print(f"{path} rendered", file=sys.stderr)


if __name__ == "__main__":
    main()
