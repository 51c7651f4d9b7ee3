"""One training picture: a scene, persons and other things at their start and at their present places, and
the motion plane."""
from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from .camera import Camera
from .cutouts import Wardrobe
from .motion import absorb, difference, luma
from .persons import stand
from .scenes import Scene
from .sensor import draw_sensor
from .sprites import Sprite, clip, paint
from .things import STANDING, arm, blob, carton, frame, pole
from .vehicles import car

Random = np.random.Generator
MOTION_DROPPED = 0.25
SMALLEST, LARGEST, TINY = 16.0, 330.0, 15.0


@dataclass(frozen=True)
class Sample:
    """RGBM uint8 picture, persons' boxes [n,4] (x0, y0, x1, y1) cut at the picture's edge, areas to ignore [m,4]."""

    picture: np.ndarray
    boxes: np.ndarray
    ignored: np.ndarray


def _window(scene: Scene, size: tuple[int, int], random: Random) -> tuple[np.ndarray, Camera]:
    """A part of the scene, scaled so that a person in it has a size drawn from the wide range of real cameras."""
    width, height = size
    full_height, full_width = scene.picture.shape[:2]
    cover = max(width / full_width, height / full_height)
    for _ in range(12):
        u, v = random.uniform(0.1, 0.9) * full_width, random.uniform(0.3, 1.0) * full_height
        tall = scene.camera.person_height(u, v)
        if tall is None:
            continue
        wanted = float(np.exp(random.uniform(np.log(22), np.log(120 if random.random() < 0.6 else 220))))
        scale = wanted / tall
        if cover * (0.5 if random.random() < 0.6 else 1.0) <= scale <= 3.0:
            break
    else:
        scale = cover
        u, v = full_width / 2, full_height / 2
    spare_x, spare_y = full_width - width / scale, full_height - height / scale
    left = float(np.clip(u - width / scale * random.uniform(0.2, 0.8), min(0, spare_x), max(0, spare_x)))
    top = float(np.clip(v - height / scale * random.uniform(0.3, 0.9), min(0, spare_y), max(0, spare_y)))
    matrix = np.float32([[scale, 0, -left * scale], [0, scale, -top * scale]])
    source = scene.picture
    if scale < 0.7:
        source = cv2.GaussianBlur(source, (0, 0), 0.4 / scale)
    picture = cv2.warpAffine(source, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return picture.astype(np.float32), scene.camera.window(scale, left, top)


def _floor_spot(camera: Camera, size: tuple[int, int], random: Random) -> tuple[float, float] | None:
    """A floor point where a person would be at least partly in the picture and of a size worth learning."""
    for _ in range(8):
        u, v = random.uniform(-0.03, 1.03) * size[0], random.uniform(0.02, 1.35) * size[1]
        tall = camera.person_height(u, v)
        if tall is not None and SMALLEST < tall < LARGEST:
            return camera.floor_at(u, v)
    return None


def _crowd(camera: Camera, size: tuple[int, int], wardrobe: Wardrobe, random: Random) -> list[Sprite]:
    """Persons alone and in groups that walk close together."""
    wanted = int(random.choice([0, 1, 2, 3, 4, 6, 9, 14], p=[0.12, 0.12, 0.13, 0.15, 0.16, 0.15, 0.11, 0.06]))
    people: list[Sprite] = []
    while len(people) < wanted:
        spot = _floor_spot(camera, size, random)
        if spot is None:
            break
        for member in range(int(random.choice([1, 2, 3, 4], p=[0.6, 0.25, 0.1, 0.05]))):
            offset = random.normal(0, 0.55, 2) if member else np.zeros(2)
            person = stand(wardrobe, camera, spot[0] + offset[0], spot[1] + offset[1], random)
            if person is not None:
                people.append(person)
        wanted -= 1
    return people


def _moving_things(camera: Camera, size: tuple[int, int], random: Random) -> list[Sprite]:
    """Hard negatives for the motion plane."""
    things: list[Sprite] = []
    if random.random() < 0.6:
        return things
    if random.random() < 0.12:
        return [arm((size[1], size[0]), random) for _ in range(int(random.integers(1, 3)))]
    cars = random.random() < 0.4
    for _ in range(int(random.integers(1, 5))):
        spot = _floor_spot(camera, size, random)
        if spot is None:
            break
        if cars:
            thing = car(camera, spot[0], spot[1], random.uniform(0, 6.28), random)
        else:
            u, v, depth = camera.project(spot[0], spot[1], 0)
            tall = camera.person_height(u, v) or 40
            maker = STANDING[int(random.integers(len(STANDING)))]
            thing = maker((u, v), int(np.clip(tall * random.uniform(0.2, 1.4), 6, 300)), depth, random)
        if thing is not None:
            things.append(thing)
    return things


def _occluders(camera: Camera, size: tuple[int, int], random: Random) -> list[Sprite]:
    """Things that have always stood there and that people walk behind."""
    things: list[Sprite] = []
    for _ in range(int(random.integers(1, 4)) if random.random() < 0.2 else 0):
        spot = _floor_spot(camera, size, random)
        if spot is not None:
            u, v, depth = camera.project(spot[0], spot[1], 0)
            tall = camera.person_height(u, v) or 40
            maker = (pole, pole, frame, carton, blob)[int(random.integers(5))]
            things.append(maker((u, v), int(np.clip(tall * random.uniform(0.3, 1.8), 6, 250)), depth, random))
    return things


def _shifted(sprite: Sprite, random: Random) -> Sprite:
    """The same sprite somewhere else: where it stood when the clip began."""
    dx, dy = (random.normal(0, 80), random.normal(0, 30)) if random.random() < 0.6 else random.normal(0, 8, 2)
    return replace(sprite, left=sprite.left + int(dx), top=sprite.top + int(dy),
                   foot=(sprite.foot[0] + int(dx), sprite.foot[1] + int(dy)))


def _labels(people: list[Sprite], everything: list[Sprite], size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Boxes of the persons that can be seen well enough, and of the others, which are neither persons nor floor."""
    width, height = size
    cover = np.full((height, width), -1, np.int16)
    order = sorted(range(len(everything)), key=lambda i: -everything[i].depth)
    for index in order:
        parts = clip(cover.shape, everything[index].left, everything[index].top, *everything[index].alpha.shape)
        if parts is not None:
            cover[parts[0]][everything[index].alpha[parts[1]] > 0.5] = index
    boxes, ignored = [], []
    for index, person in enumerate(people):
        x0, y0, x1, y1 = person.box
        cut = (max(0.0, x0), max(0.0, y0), min(float(width), x1), min(float(height), y1))
        if cut[2] - cut[0] < 3 or cut[3] - cut[1] < 5:
            continue
        inside = (cut[2] - cut[0]) * (cut[3] - cut[1]) / ((x1 - x0) * (y1 - y0))
        seen = np.count_nonzero(cover == index)
        whole = np.count_nonzero(person.alpha > 0.5)
        large_enough = seen > 30 and y1 - y0 > TINY
        if large_enough and seen > 0.3 * inside * whole and seen > 0.1 * whole:
            boxes.append(cut)
        elif seen > 0:
            ignored.append(cut)
    return np.array(boxes, np.float32).reshape(-1, 4), np.array(ignored, np.float32).reshape(-1, 4)


def compose(scene: Scene, size: tuple[int, int], wardrobe: Wardrobe, random: Random) -> Sample:
    """A picture of `size` (width, height) with its motion plane and labels."""
    empty, camera = _window(scene, size, random)
    people, things = _crowd(camera, size, wardrobe, random), _moving_things(camera, size, random)
    sensor, light = draw_sensor(random), scene.light
    fixed = _occluders(camera, size, random)
    present = people + things + fixed
    now = sensor.look(paint(empty, present, light), random)
    boxes, ignored = _labels(people, present, size)
    motion = np.zeros(now.shape[:2], np.uint8)
    if random.random() >= MOTION_DROPPED:
        still = [s for s in people + things if random.random() < 0.15] + fixed
        begun = fixed + [s if s in still and random.random() < 0.5 else _shifted(s, random)
                         for s in (people + things) * int(random.integers(1, 4)) if random.random() < 0.4]
        frames = int(np.exp(random.uniform(0, np.log(1500))))
        drift = float(np.exp(random.normal(0, 0.01 if random.random() < 0.95 else 0.1)))
        first = luma(sensor.look(paint(empty, begun, light), random, drift))
        background = first << 8
        calm = luma(sensor.look(paint(empty, still, light) if still else empty, random, quiet=0.25, compress=False))
        if random.random() < 0.15:
            calm = luma_shift(calm, random)
        background = absorb(background, calm, frames)
        motion = difference(luma(now), background).astype(np.uint8)
    return Sample(np.dstack([now, motion]), boxes, ignored)


def luma_shift(bright: np.ndarray, random: Random) -> np.ndarray:
    """A camera that shakes: the brightness a fraction of a pixel to the side."""
    matrix = np.float32([[1, 0, random.normal(0, 0.5)], [0, 1, random.normal(0, 0.5)]])
    moved = cv2.warpAffine(bright.astype(np.float32), matrix, bright.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    return moved.astype(np.int32)
