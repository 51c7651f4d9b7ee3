"""Renders the car-park camera of the simulated store: cars drive up, stop before the camera, and drive off.

    python3 -m demo.car_park --out ../../../demo
"""
from __future__ import annotations

import argparse
import csv
import dataclasses
import os
from collections.abc import Iterator

import cv2
import numpy as np

from plate_scenes import noise, vehicle
from plate_scenes.geometry import halvings, paste, placed
from plates.render import render_plate

from . import clip

WIDTH, HEIGHT, SEED = 1280, 720, 7
LISTS = ("member", "delivery", "", "member", "blocked")
COME, STAY, GO, PAUSE = 30, 20, 18, 12


@dataclasses.dataclass(frozen=True)
class Car:
    """A drawn vehicle with its plate on it: `levels` for pasting, `plate` = corners [4, 2] in it, `text` on the plate."""

    levels: list[np.ndarray]
    size: tuple[int, int]
    plate: np.ndarray
    text: str


def car(rng: np.random.Generator) -> Car:
    """Draws a car with a European plate that can be read."""
    plate = render_plate(rng, "eu")
    while not 6 <= len(plate.text) <= 8 or plate.rgb.shape[1] / plate.rgb.shape[0] < 4:
        plate = render_plate(rng, "eu")
    drawn = vehicle.draw(rng, plate.rgb.shape[1] / plate.rgb.shape[0], 0.3)
    picture = drawn.levels[0].copy()
    face = np.dstack([plate.rgb, np.full(plate.rgb.shape[:2], 255, np.uint8)])
    left, top = drawn.plate.min(axis=0).astype(int)
    right, bottom = drawn.plate.max(axis=0).astype(int)
    picture[top:bottom, left:right] = cv2.resize(face, (right - left, bottom - top), interpolation=cv2.INTER_AREA)
    return Car(halvings(picture[:, :, :3], picture[:, :, 3]), drawn.size, drawn.plate, plate.text)


def place(rng: np.random.Generator) -> np.ndarray:
    """The empty car park: asphalt with bays, a hedge, the sky."""
    picture = noise.vertical((120, 122, 124), (88, 89, 92), HEIGHT, WIDTH).astype(np.float32)
    picture += (noise.smooth(rng, HEIGHT, WIDTH, 90, 3)[:, :, None] - 0.5) * 26
    horizon = int(HEIGHT * 0.3)
    picture[:horizon] = noise.vertical((170, 190, 212), (206, 214, 220), horizon, WIDTH)
    hedge = noise.smooth(rng, horizon, WIDTH, 60, 3)[:, :, None]
    low = int(horizon * 0.62)
    picture[low:horizon] = np.float32([46, 74, 40]) * (0.5 + hedge[low:horizon])
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    for bay in range(-5, 6):
        far = (WIDTH // 2 + bay * 90, horizon + 14)
        near = (WIDTH // 2 + bay * 420, HEIGHT + 40)
        cv2.line(picture, far, near, (214, 214, 208), 4, cv2.LINE_AA)
    return cv2.GaussianBlur(picture, (3, 3), 0)


def frames(rng: np.random.Generator, cars: list[Car]) -> Iterator[np.ndarray]:
    """All frames; the clip begins and ends with an empty car park, so that it can be played in a loop."""
    empty = place(rng)
    for number, one in enumerate(cars):
        side = WIDTH * (0.34 + 0.16 * (number % 3))
        for step in range(COME + STAY + GO + PAUSE):
            picture = empty.copy()
            if step < COME + STAY + GO:
                _drive(picture, one, step, side)
            yield _grain(rng, picture)


def _drive(picture: np.ndarray, one: Car, step: int, side: float) -> None:
    near = min(1.0, step / COME) ** 1.6
    gone = max(0, step - COME - STAY) / GO
    width = 24 + 106 * near
    x = WIDTH * 0.5 + (side - WIDTH * 0.5) * near + gone ** 2 * WIDTH * 1.1
    y = HEIGHT * (0.36 + 0.36 * near)
    upright = np.float64([[1, 0.0, 0], [0, 1, 0], [0, 0, 1]])
    paste(picture, one.levels, placed(upright, one.plate, width, (x, y)))


def _grain(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    grain = rng.normal(0, 2.2, picture.shape[:2]).astype(np.float32)[:, :, None]
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def main() -> None:
    """Writes car-park.mp4 and known-plates.csv."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", required=True, help="folder for car-park.mp4 and known-plates.csv")
    out = parser.parse_args().out
    rng = np.random.default_rng(SEED)
    cars = [car(rng) for _ in LISTS]
    clip.write(os.path.join(out, "car-park.mp4"), WIDTH, HEIGHT, frames(rng, cars), 27)
    with open(os.path.join(out, "known-plates.csv"), "w", encoding="utf-8", newline="") as file:
        file.write("# Plates of the rendered cars: plate,id,list. `edge-agent plate-list` makes keyed hashes of them.\n")
        rows = csv.writer(file, lineterminator="\n")
        for number, (one, on) in enumerate(zip(cars, LISTS, strict=True)):
            if on:
                rows.writerow([one.text, f"{on}-{number + 1}", on])


if __name__ == "__main__":
    main()
