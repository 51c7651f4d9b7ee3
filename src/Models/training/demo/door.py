"""Renders the door camera of the simulated store: people come in from below and go out again.

    python3 -m demo.door --people PEOPLE_SYNTHETIC --out ../../../demo
"""
from __future__ import annotations

import argparse
import dataclasses
import json
import os
from collections.abc import Iterator

import cv2
import numpy as np

from . import clip

WIDTH, HEIGHT, SEED = 640, 360, 11
PLACE = "backgrounds/bg_0101.jpg"
LENGTH = 300


@dataclasses.dataclass(frozen=True)
class Walk:
    """One person who walks: `pictures` RGBA in turn, the frame of the first step, the column, and which way."""

    pictures: list[np.ndarray]
    start: int
    column: float
    upwards: bool


def people(folder: str) -> list[list[np.ndarray]]:
    """Walking people as a camera at some 25 to 45 degrees sees them, a list of pictures for each character."""
    by_character: dict[int, list[np.ndarray]] = {}
    with open(os.path.join(folder, "cutouts.jsonl"), encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            if one["walking"] and 24 <= one["elevation"] <= 46 and not one["items"] and one["age"] == "adult":
                picture = cv2.imread(os.path.join(folder, one["file"]), cv2.IMREAD_UNCHANGED)
                left, top, width, height = (int(value) for value in one["body"])
                cut = cv2.cvtColor(picture, cv2.COLOR_BGRA2RGBA)[top:top + height, left:left + width]
                by_character.setdefault(one["character"], []).append(cut)
    return [pictures for _, pictures in sorted(by_character.items())]


def walks(rng: np.random.Generator, cast: list[list[np.ndarray]]) -> list[Walk]:
    """Who walks when: more come in than go out, one pair side by side."""
    plan = [(5, 0.42, True), (40, 0.55, True), (85, 0.36, False), (88, 0.62, True), (140, 0.45, True), (142, 0.58, True),
            (205, 0.5, False)]
    chosen = rng.permutation(len(cast))[:len(plan)]
    return [Walk(cast[index], *step) for index, step in zip(chosen, plan, strict=True)]


def frames(rng: np.random.Generator, place: np.ndarray, all_walks: list[Walk]) -> Iterator[np.ndarray]:
    """All frames; the clip begins and ends with nobody, so that it can be played in a loop."""
    for number in range(LENGTH):
        picture = place.copy()
        for walk in sorted(all_walks, key=lambda it: _depth(it, number)):
            _draw(picture, walk, number)
        grain = rng.normal(0, 2.0, picture.shape[:2]).astype(np.float32)[:, :, None]
        yield np.clip(picture + grain, 0, 255).astype(np.uint8)


def _depth(walk: Walk, number: int) -> float:
    share = (number - walk.start) / 55
    return 1 - share if walk.upwards else share


def _draw(picture: np.ndarray, walk: Walk, number: int) -> None:
    depth = _depth(walk, number)
    if not -0.05 <= depth <= 1.05:
        return
    cut = walk.pictures[(number // 12) % len(walk.pictures)]
    tall = 80 + 80 * depth
    scale = tall / cut.shape[0]
    small = cv2.resize(cut, (max(2, round(cut.shape[1] * scale)), round(tall)), interpolation=cv2.INTER_AREA)
    foot = HEIGHT * (0.42 + 0.86 * depth) + 2 * np.sin(number * 1.9)
    middle = WIDTH * (walk.column + (0.5 - walk.column) * (1 - depth) * 0.4)
    _shade(picture, middle, foot, small.shape[1])
    _paste(picture, small, round(middle - small.shape[1] / 2), round(foot - tall))


def _shade(picture: np.ndarray, x: float, y: float, width: int) -> None:
    layer = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(layer, (round(x), round(y - 3)), (max(2, width // 2), max(2, width // 7)), 0, 0, 360, 0.45, -1)
    layer = cv2.GaussianBlur(layer, (0, 0), 4)[:, :, None]
    picture[:] = (picture * (1 - layer)).astype(np.uint8)


def _paste(picture: np.ndarray, cut: np.ndarray, left: int, top: int) -> None:
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + cut.shape[1]), min(height, top + cut.shape[0])
    if x0 >= x1 or y0 >= y1:
        return
    part = cut[y0 - top:y1 - top, x0 - left:x1 - left]
    share = part[:, :, 3:].astype(np.float32) / 255
    under = picture[y0:y1, x0:x1]
    under[:] = (under + (part[:, :, :3].astype(np.float32) - under) * share).astype(np.uint8)


def main() -> None:
    """Writes door.mp4."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", required=True, help="folder of the CC0 people: cutouts.jsonl, backgrounds")
    parser.add_argument("--out", required=True, help="folder for door.mp4")
    options = parser.parse_args()
    rng = np.random.default_rng(SEED)
    place = cv2.cvtColor(cv2.imread(os.path.join(options.people, PLACE)), cv2.COLOR_BGR2RGB)
    place = cv2.resize(place, (WIDTH, HEIGHT))
    plan = walks(rng, people(options.people))
    clip.write(os.path.join(options.out, "door.mp4"), WIDTH, HEIGHT, frames(rng, place, plan), 27)


if __name__ == "__main__":
    main()
