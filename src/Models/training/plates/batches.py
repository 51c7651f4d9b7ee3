"""Batches for the reader's training: rendered crops out of the pool, mixed with real ones, moved and re-lit."""

from pathlib import Path

import numpy as np
import torch

from .pool import Crops, load
from .real_crops import RealCrops

_REACH = (2, 5)  # pixels by which a crop is moved, down and across


class Batches:
    """Draws batches; looks into the pool again now and then, since it is filled (and renewed) while training runs."""

    def __init__(self, pool: Path, real: RealCrops | None, real_share: float, seed: int) -> None:
        self._pool, self._real, self._real_share = pool, real, real_share
        self._chunks: dict[str, Crops] = {}
        self._rng = np.random.default_rng(seed)
        self.refresh()

    def refresh(self) -> int:
        """Loads chunks that are new, drops those that are gone; gives the number of crops at hand."""
        present = {p.name: p for p in sorted(self._pool.glob("*.npz"))}
        self._chunks = {name: self._chunks.get(name) or load(path) for name, path in present.items()}
        if not self._chunks:
            raise FileNotFoundError(f"The pool {self._pool} is empty: call plates.pool first.")
        return sum(len(c.pictures) for c in self._chunks.values())

    def draw(self, size: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Crops [size, 32, 160, 3] uint8 and labels [size, 10]."""
        rng = self._rng
        real = int(rng.binomial(size, self._real_share)) if self._real else 0
        pictures, labels = self._rendered(size - real)
        if real:
            more, numbers = self._real.draw(rng, real)
            pictures, labels = np.concatenate([pictures, more]), np.concatenate([labels, numbers])
        return torch.from_numpy(pictures), torch.from_numpy(labels)

    def _rendered(self, count: int) -> tuple[np.ndarray, np.ndarray]:
        rng, names = self._rng, list(self._chunks)
        pictures, labels = [], []
        for name in rng.integers(0, len(names), count):
            chunk = self._chunks[names[name]]
            i = int(rng.integers(len(chunk.pictures)))
            pictures.append(_vary(rng, chunk.pictures[i]))
            labels.append(chunk.labels[i])
        return np.stack(pictures), np.stack(labels)


def _vary(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """A pool's crop is met often: it is moved by some pixels, re-lit, and its colours may change places."""
    down, across = (int(rng.integers(-r, r + 1)) for r in _REACH)
    rows = np.clip(np.arange(picture.shape[0]) + down, 0, picture.shape[0] - 1)
    columns = np.clip(np.arange(picture.shape[1]) + across, 0, picture.shape[1] - 1)
    picture = picture[rows][:, columns]
    if rng.random() < 0.15:
        picture = picture[:, :, rng.permutation(3)]
    if rng.random() < 0.6:
        table = np.clip((np.arange(256) - 128) * rng.uniform(0.7, 1.3) + 128 + rng.normal(0, 18), 0, 255).astype(
            np.uint8
        )
        picture = table[picture]
    return picture
