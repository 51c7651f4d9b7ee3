"""Empty scenes with a known camera: procedural streets, lawns, car parks and halls, and the CC0 shop backgrounds."""
from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from .camera import Camera
from .sprites import Light, blend, cast_shadow, draw_light
from .textures import colour_between, floor, noise, wall
from .things import STANDING
from .vehicles import car

Random = np.random.Generator
SIZE = (640, 480)


@dataclass(frozen=True)
class Scene:
    """An empty place: RGB uint8 picture, the camera that saw it, and the light."""

    picture: np.ndarray
    camera: Camera
    light: Light


def shop_scenes(folder: Path, random: Random) -> list[Scene]:
    """The 80 rendered backgrounds."""
    scenes = []
    for line in (folder / "backgrounds.jsonl").read_text().splitlines():
        entry = json.loads(line)
        picture = cv2.cvtColor(cv2.imread(str(folder / entry["file"])), cv2.COLOR_BGR2RGB)
        height, width = picture.shape[:2]
        camera = Camera(entry["focal_px"], width / 2, height / 2, entry["camera_height_m"],
                        math.radians(entry["elevation"]))
        scenes.append(Scene(picture, camera, draw_light(random)))
    return scenes


def _ground(random: Random, outdoors: bool) -> tuple[np.ndarray, float]:
    """A floor seen from above (36 m by 48 m) with areas, edges and markings, and its pixels a metre."""
    scale = random.uniform(16, 26)
    width, height = int(36 * scale), int(48 * scale)
    kinds = ("grass", "asphalt", "gravel", "slabs", "plain") if outdoors else (
        "tiles", "planks", "carpet", "plain", "slabs")
    surface = floor(str(random.choice(kinds)), height, width, scale, random)
    for _ in range(int(random.integers(0, 4 if outdoors else 2))):
        other = floor(str(random.choice(kinds)), height, width, scale, random)
        mask = np.zeros((height, width), np.float32)
        if random.random() < 0.6:
            start, end = random.random(2) * (width, height), random.random(2) * (width, height)
            bend = (start + end) / 2 + random.normal(0, 5 * scale, 2)
            way = np.array([(1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t * t * end
                            for t in np.linspace(-0.6, 1.6, 30)])
            cv2.polylines(mask, [way.astype(np.int32)], False, 1.0, int(scale * random.uniform(1.5, 7)))
        else:
            points = random.random((int(random.integers(3, 6)), 2)) * (width, height)
            cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 1.0)
        mask = cv2.GaussianBlur(mask, (0, 0), 1)
        if random.random() < 0.5:
            rim = ((cv2.dilate(mask, np.ones((5, 5))) - mask) > 0.5)
            surface[rim] = random.uniform(60, 230)
        surface += (other - surface) * mask[..., None]
    for _ in range(int(random.integers(0, 10 if outdoors else 4))):
        start = random.random(2) * (width, height)
        end = start + random.normal(0, 8 * scale, 2)
        bright = random.random() < 0.7
        shade = colour_between(random, (160, 150, 60), (245, 245, 240)) if bright else random.uniform(10, 90, 3)
        cv2.line(surface, tuple(start.astype(int).tolist()), tuple(end.astype(int).tolist()), shade.tolist(),
                 max(1, int(scale * random.uniform(0.05, 0.16))))
    for _ in range(int(random.integers(0, 9))):
        spot = (random.random(2) * (width, height)).astype(int)
        axes = (random.uniform(0.15, 1.2, 2) * scale).astype(int) + 1
        coloured = random.random() < 0.3
        stain = random.uniform(10, 240, 3) if coloured else random.uniform(30, 200, 3).mean().repeat(3)
        cv2.ellipse(surface, tuple(spot.tolist()), tuple(axes.tolist()), random.uniform(0, 180), 0, 360,
                    stain.tolist(), -1)
    clouds = noise(height, width, random, 0.4, 64)
    return np.clip(surface * (1 + random.uniform(0, 0.12) * clouds[..., None]), 0, 255), scale


def made_scene(random: Random) -> Scene:
    """A procedural place: ground, perhaps a wall at the back, things that stand about, parked cars."""
    width, height = SIZE
    outdoors = random.random() < 0.6
    steep = random.random() < 0.3
    pitch = math.radians(random.uniform(40, 80) if steep else random.uniform(6, 40))
    stands = random.uniform(2.3, 5.5) if steep or not outdoors else random.uniform(2.4, 9)
    camera = Camera(width * random.uniform(0.55, 1.7), width / 2, height / 2, stands, pitch)
    surface, scale = _ground(random, outdoors)
    lay = np.array([[1 / scale, 0, -18], [0, -1 / scale, 46], [0, 0, 1]])
    view = camera.floor_homography() @ lay
    back = np.full((height, width, 3), 1.0, np.float32) * (random.uniform(150, 245) * random.normal(1, 0.04, 3))
    seen = cv2.warpPerspective(surface.astype(np.float32), view, (width, height), flags=cv2.INTER_AREA,
                               borderMode=cv2.BORDER_REFLECT)
    rows = np.arange(height)[:, None]
    horizon = camera.centre_y - camera.focal * math.tan(camera.pitch)
    picture = np.where((rows > horizon + 2)[..., None], seen, back)
    light = draw_light(random)
    if random.random() < 0.65:
        distance = random.uniform(5, 30)
        panel = wall(160, 800, random)
        fit = camera.wall_homography(distance) @ np.array(
            [[0.06, 0, -24], [0, -0.06, random.uniform(2.5, 9.6)], [0, 0, 1]])
        facade = cv2.warpPerspective(panel, fit, (width, height), flags=cv2.INTER_LINEAR)
        mask = cv2.warpPerspective(np.ones((160, 800), np.float32), fit, (width, height))
        floor_line = camera.project(0, distance, 0)[1]
        mask *= (rows < floor_line).astype(np.float32)
        picture += (facade - picture) * mask[..., None]
    for _ in range(int(random.integers(0, 8))):
        u, v = random.uniform(0, width), random.uniform(max(5, horizon + 8), height * 1.15)
        tall = camera.person_height(u, v)
        spot = camera.floor_at(u, v)
        if tall is None or spot is None or spot[1] > 60:
            continue
        if outdoors and random.random() < 0.3:
            thing = car(camera, spot[0], spot[1], random.uniform(0, 6.28), random)
        else:
            maker = STANDING[int(random.integers(len(STANDING)))]
            size = int(np.clip(tall * float(np.exp(random.normal(-0.6, 0.6))), 5, 260))
            thing = maker((u, v), size, spot[1], random)
        if thing is not None:
            cast_shadow(picture, thing, light)
            blend(picture, thing)
    return Scene(np.clip(picture, 0, 255).astype(np.uint8), camera, light)
