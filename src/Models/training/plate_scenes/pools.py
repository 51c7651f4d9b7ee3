"""Stocks of plates, vehicles, places and boards that scenes draw from; each is renewed little by little, so that a
scene costs milliseconds and no two are alike."""
from __future__ import annotations

import csv
import dataclasses
import os
from typing import Callable, TypeVar

import cv2
import numpy as np
from plates.render import render_plate

from . import backgrounds, clutter, vehicle
from .boards import board, filler

# Width / height of a plate, the share of a vehicle's width that it takes, and how often the region is drawn.
REGIONS = {"eu": (520 / 112, (0.25, 0.33), 0.28), "us": (2.0, (0.145, 0.20), 0.36),
           "br": (400 / 130, (0.2, 0.27), 0.2), "cn": (440 / 140, (0.21, 0.28), 0.16)}


T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class Plate:
    """A plate's face, RGB, cut at its edge. `exact` is false where the edge is only known roughly (real crops)."""

    face: np.ndarray
    region: str
    exact: bool


class Pools:
    """The stocks of one generator process."""

    def __init__(self, rng: np.random.Generator, vision: str) -> None:
        self.rng = rng
        self.free = backgrounds.free_pictures(vision)
        self.crops = list(_crops(os.path.join(vision, "plates/crops_cn")))
        self.plates = {region: [self._plate(region) for _ in range(20)] for region in REGIONS}
        self.vehicles = {region: [self._vehicle(region) for _ in range(6)] for region in REGIONS}
        self.places = [self._place() for _ in range(30)]
        self.boards = [board(rng) for _ in range(30)]
        self.fillers = [filler(rng) for _ in range(20)]
        self.people = clutter.people(rng, vision, 120)
        self.things = [clutter.thing(rng) for _ in range(30)]

    def region(self) -> str:
        """A region, by the shares above."""
        shares = np.float64([share for _, _, share in REGIONS.values()])
        return str(self.rng.choice(list(REGIONS), p=shares / shares.sum()))

    def plate(self, region: str) -> Plate:
        """A plate of the region; sometimes a real Chinese crop."""
        if region == "cn" and self.crops and self.rng.random() < 0.3:
            return Plate(self.crops[int(self.rng.integers(len(self.crops)))], region, False)
        return self._pick(self.plates[region], 100, 0.15, lambda: self._plate(region))

    def vehicle(self, region: str) -> vehicle.Vehicle:
        """A vehicle with a mount for the region's plate."""
        return self._pick(self.vehicles[region], 25, 0.04, lambda: self._vehicle(region))

    def place(self) -> np.ndarray:
        """A place without plates, RGB, 640x480."""
        return self._pick(self.places, 120, 0.06, self._place)

    def board(self) -> np.ndarray:
        """A board with text or a pattern that is no plate."""
        return self._pick(self.boards, 120, 0.1, lambda: board(self.rng))

    def filler(self) -> np.ndarray:
        """What is in a plate's place where there is no plate."""
        return self._pick(self.fillers, 60, 0.1, lambda: filler(self.rng))

    def thing(self) -> list[np.ndarray]:
        """A person or a thing that is no plate, ready to paste."""
        if self.people and self.rng.random() < 0.4:
            return self.people[int(self.rng.integers(len(self.people)))]
        return self._pick(self.things, 120, 0.1, lambda: clutter.thing(self.rng))

    def _pick(self, stock: list[T], capacity: int, renewal: float, make: Callable[[], T]) -> T:
        if self.rng.random() >= renewal:
            return stock[int(self.rng.integers(len(stock)))]
        if len(stock) >= capacity:
            stock.pop(int(self.rng.integers(len(stock))))
        stock.append(make())
        return stock[-1]

    def _plate(self, region: str) -> Plate:
        return Plate(np.ascontiguousarray(render_plate(self.rng, region).rgb), region, True)

    def _vehicle(self, region: str) -> vehicle.Vehicle:
        aspect, (low, high), _ = REGIONS[region]
        return vehicle.draw(self.rng, aspect, self.rng.uniform(low, high))

    def _place(self) -> np.ndarray:
        if self.free and self.rng.random() < 0.45:
            return backgrounds.piece(self.rng, self.free[int(self.rng.integers(len(self.free)))])
        return backgrounds.drawn(self.rng)


def _crops(folder: str):
    truth = os.path.join(folder, "groundtruth.tsv")
    if not os.path.exists(truth):
        return
    with open(truth, encoding="utf-8") as rows:
        for row in csv.reader(rows, delimiter="\t"):
            picture = cv2.imdecode(np.fromfile(os.path.join(folder, row[0]), np.uint8), cv2.IMREAD_COLOR) \
                if row[0].endswith(".jpg") else None
            if picture is not None:
                yield cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
