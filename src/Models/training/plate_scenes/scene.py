"""One training picture: a place, vehicles with plates in perspective, boards as traps, and the camera that sees it."""
from __future__ import annotations

import dataclasses

import cv2
import numpy as np

from . import camera
from .geometry import halvings, paste, placed, project, rectangle, tilted_view
from .mounting import mounted
from .pools import REGIONS, Plate, Pools

SMALLEST, LARGEST = 21.0, 185.0


@dataclasses.dataclass(frozen=True)
class Scene:
    """`picture` RGB uint8 [h, w, 3]; `quads` [n, 4, 2] plate corners; `exact` [n] false where they are only rough."""

    picture: np.ndarray
    quads: np.ndarray
    exact: np.ndarray


class _Stage:
    """What has been put into the picture so far."""

    def __init__(self, pools: Pools, width: int, height: int) -> None:
        self.rng, self.pools = pools.rng, pools
        self.canvas = _place(pools, width, height)
        self.shining = np.zeros((height, width), np.float32)
        self.quads: list[np.ndarray] = []
        self.exact: list[bool] = []
        self.lamps: camera.Lamps = []

    def vehicle(self, plate_width: float, centre: tuple[float, float], tilt: float, with_plate: bool) -> None:
        region = self.pools.region()
        drawn = self.pools.vehicle(region)
        view = placed(tilted_view(self.rng, *drawn.size, tilt), drawn.plate, plate_width, centre)
        self._cover(project(view, rectangle(120, 0, drawn.size[0] - 240, drawn.size[1] - 40)))
        paste(self.canvas, drawn.levels, view)
        scale = plate_width / np.linalg.norm(drawn.plate[1] - drawn.plate[0])
        for x, y, radius in drawn.lamps:
            at = project(view, np.float32([[x, y]]))[0]
            colour = (255, 70, 60) if drawn.rear else (255, 248, 225)
            self.lamps.append((float(at[0]), float(at[1]), float(radius * scale), colour))
        if with_plate:
            self.plate(self.pools.plate(region), drawn.plate, view)
        elif self.rng.random() < 0.5:
            empty = self.pools.filler()
            outline = rectangle(0, 0, empty.shape[1], empty.shape[0])
            paste(self.canvas, halvings(empty), view @ cv2.getPerspectiveTransform(outline, drawn.plate))

    def plate(self, plate: Plate, mount: np.ndarray, view: np.ndarray) -> None:
        rng = self.rng
        picture, opacity, corners = mounted(rng, plate.face)
        # The plate keeps its own proportions within the mount and hangs a little askew.
        wide = mount[1, 0] - mount[0, 0]
        tall = wide * plate.face.shape[0] / plate.face.shape[1]
        if not plate.exact:
            tall = mount[2, 1] - mount[1, 1]
        middle = mount.mean(axis=0)
        seat = rectangle(middle[0] - wide / 2, middle[1] - tall / 2, wide, tall)
        seat = seat + rng.normal(0, 0.012, seat.shape) * tall
        hang = rng.normal(0, 0.012) if rng.random() < 0.9 else rng.normal(0, 0.1)
        turn = cv2.getRotationMatrix2D((float(middle[0]), float(middle[1])), np.degrees(hang), 1.0)
        seat = seat @ turn[:, :2].T + turn[:, 2]
        matrix = view @ cv2.getPerspectiveTransform(np.float32(corners), np.float32(seat))
        paste(self.canvas, halvings(picture, opacity), matrix)
        quad = project(matrix, corners)
        cv2.fillConvexPoly(self.shining, quad.astype(np.int32), 1.0)
        self.quads.append(quad)
        self.exact.append(plate.exact)

    def trap(self) -> None:
        """Something that is no plate, where no plate is."""
        rng, (height, width) = self.rng, self.canvas.shape[:2]
        levels = halvings(self.pools.board()) if rng.random() < 0.5 else self.pools.thing()
        outline = rectangle(0, 0, levels[0].shape[1], levels[0].shape[0])
        view = tilted_view(rng, outline[2, 0], outline[2, 1], 0.8 if rng.random() < 0.5 else 0.2)
        size = float(np.exp(rng.uniform(np.log(14), np.log(180))))
        view = placed(view, outline, size, (rng.uniform(0, width), rng.uniform(0, height)))
        area = project(view, outline)
        if not any(_overlap(area, quad) for quad in self.quads):
            paste(self.canvas, levels, view)

    def _cover(self, area: np.ndarray) -> None:
        # A vehicle in front hides plates behind it.
        kept = [i for i, quad in enumerate(self.quads) if not _overlap(area, quad)]
        self.quads, self.exact = [self.quads[i] for i in kept], [self.exact[i] for i in kept]


def compose(pools: Pools, width: int, height: int, with_plates: bool = True) -> Scene:
    """Draws one scene; without plates it is a pure negative, vehicles included."""
    rng, stage = pools.rng, _Stage(pools, width, height)
    main = float(np.exp(rng.uniform(np.log(SMALLEST + 2), np.log(min(LARGEST, 0.75 * width)))))
    tilt = float(rng.choice([0.25, 0.7, 1.3], p=[0.45, 0.35, 0.2]))
    kind = rng.random()
    bare = 0.2 if with_plates else 1.0
    for _ in range(int(rng.poisson(0.8)) if main < 75 else 0):
        size = max(SMALLEST * 0.7, main * rng.uniform(0.3, 0.95))
        centre = rng.uniform(0, width), rng.uniform(0.1, 0.8) * height
        stage.vehicle(size, centre, tilt * 0.7, rng.random() > bare)
    for _ in range(int(rng.poisson(1.2))):
        stage.trap()
    if kind < 0.78:
        centre = (rng.uniform(0.06, 0.94) * width, rng.uniform(0.06, 0.96) * height)
        stage.vehicle(main, centre, tilt, rng.random() >= bare)
    elif kind < 0.88 and with_plates:
        _loose(stage, main, tilt)
    for _ in range(int(rng.poisson(0.8))):
        stage.trap()
    picture = camera.seen(rng, stage.canvas, stage.lamps, stage.shining)
    return Scene(picture, np.float32(stage.quads).reshape(-1, 4, 2), np.array(stage.exact, bool))


def magnified(pools: Pools, width: int, height: int) -> Scene:
    """A scene as the close look meets it: a cut of few pixels, enlarged."""
    by = pools.rng.uniform(1.2, 3.0)
    scene = compose(pools, round(width / by), round(height / by))
    small = scene.picture.shape[1::-1]
    quads = scene.quads * np.float32([width / small[0], height / small[1]])
    return Scene(cv2.resize(scene.picture, (width, height), interpolation=cv2.INTER_LINEAR), quads, scene.exact)


def _loose(stage: _Stage, width: float, tilt: float) -> None:
    # A plate before any place, so that a vehicle as we draw it is no condition.
    rng, (high, wide) = stage.rng, stage.canvas.shape[:2]
    region = stage.pools.region()
    mount = rectangle(0, 0, 260, 260 / REGIONS[region][0])
    view = placed(tilted_view(rng, 260, 130, tilt), mount, width, (rng.uniform(0, wide), rng.uniform(0, high)))
    stage.plate(stage.pools.plate(region), mount, view)


def _overlap(area: np.ndarray, quad: np.ndarray) -> bool:
    low, high = area.min(axis=0), area.max(axis=0)
    return bool((quad.min(axis=0) < high).all() and (quad.max(axis=0) > low).all())


def _place(pools: Pools, width: int, height: int) -> np.ndarray:
    rng, place = pools.rng, pools.place()
    part = rng.uniform(max(width / 640, height / 480), 1.0) if rng.random() < 0.8 else 1.0
    wide = int(640 * part)
    tall = min(480, int(wide * height / width))
    x, y = int(rng.integers(0, 640 - wide + 1)), int(rng.integers(0, 480 - tall + 1))
    cut = place[y:y + tall, x:x + wide]
    return cv2.resize(cut[:, ::-1] if rng.random() < 0.5 else cut, (width, height), interpolation=cv2.INTER_AREA)
