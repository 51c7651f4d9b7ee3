"""A ring of composed pictures in shared memory: one process fills it, the trainer draws each picture a few times."""
from __future__ import annotations

import multiprocessing as mp
import os
import time
from pathlib import Path

import cv2
import numpy as np

from .compose import compose
from .cutouts import Wardrobe, load_cutouts
from .real_clips import load_real, vary
from .scenes import made_scene, shop_scenes

MOST_BOXES = 48
HEAD_START, USES, REAL_SHARE = 500, 5, 0.08


class Pool:
    """`slots` pictures of one size (width, height) with their boxes and ignored areas."""

    def __init__(self, slots: int, size: tuple[int, int], data: Path, seed: int):
        self._slots, self._size, self._data, self._seed = slots, size, data, seed
        self._memory = {name: mp.RawArray("b", int(np.prod(shape)) * np.dtype(kind).itemsize)
                        for name, (shape, kind) in self._layout().items()}
        self._written, self._drawn = mp.Value("l", 0), mp.Value("l", 0)
        self._process: mp.Process | None = None

    def _layout(self) -> dict[str, tuple[tuple[int, ...], type]]:
        width, height = self._size
        return {"pictures": ((self._slots, height, width, 4), np.uint8),
                "boxes": ((self._slots, MOST_BOXES, 4), np.float32),
                "ignored": ((self._slots, MOST_BOXES, 4), np.float32),
                "counts": ((self._slots, 2), np.int32)}

    def _view(self, name: str) -> np.ndarray:
        shape, kind = self._layout()[name]
        return np.frombuffer(self._memory[name], kind).reshape(shape)

    def start(self) -> None:
        """Begin to fill the ring in another process."""
        self._process = mp.Process(target=self._fill, daemon=True)
        self._process.start()

    def stop(self) -> None:
        """End the filling process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    @property
    def written(self) -> int:
        """How many pictures have been composed so far."""
        return self._written.value

    def _fill(self) -> None:
        parent = os.getppid()
        cv2.setNumThreads(1)
        random = np.random.default_rng((self._seed, self._written.value))
        folder = self._data / "people_synthetic"
        wardrobe, shops = Wardrobe(load_cutouts(folder)), shop_scenes(folder, random)
        real = load_real(self._data / "people")
        made = [made_scene(random) for _ in range(8)]
        while os.getppid() == parent:
            if self._written.value > HEAD_START + self._drawn.value / USES:
                time.sleep(0.05)
                continue
            if random.random() < (0.2 if len(made) < 100 else 0.05):
                fresh = made_scene(random)
                made[int(random.integers(len(made)))] = fresh
                made += [fresh] if len(made) < 600 else []
            source = shops if random.random() < 0.3 else made
            if random.random() < REAL_SHARE:
                self._store(vary(real[int(random.integers(len(real)))], self._size, random))
            else:
                self._store(compose(source[int(random.integers(len(source)))], self._size, wardrobe, random))

    def _store(self, sample) -> None:
        slot = self._written.value % self._slots
        self._view("pictures")[slot] = sample.picture
        for column, (name, rows) in enumerate((("boxes", sample.boxes), ("ignored", sample.ignored))):
            kept = rows[:MOST_BOXES]
            self._view(name)[slot, :len(kept)] = kept
            self._view("counts")[slot, column] = len(kept)
        self._written.value += 1

    def draw(self, count: int, random: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """`count` random pictures, half of them mirrored, each with boxes and ignored areas."""
        drawn = []
        self._drawn.value += count
        for slot in random.integers(0, min(self.written, self._slots), count):
            boxes, ignored = self._view("counts")[slot]
            areas = [self._view("boxes")[slot, :boxes].copy(), self._view("ignored")[slot, :ignored].copy()]
            picture = self._view("pictures")[slot]
            if random.random() < 0.5:
                picture = picture[:, ::-1]
                for area in areas:
                    area[:, [0, 2]] = self._size[0] - area[:, [2, 0]]
            drawn.append((picture, *areas))
        return drawn
