"""Log-mel features as plain convolutions, so that the exported net takes samples."""
from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import torch
from scipy import fft
from torch import nn

from .shelf import RATE

WINDOW, HOP, BANDS = 400, 160, 40
LOWEST, HIGHEST = 60.0, 7600.0
# Features are ln(1 + power / (loudest frame's mean power · 10^-6)): digital silence is 0, level does not matter.
FLOOR, SCALE = 1e-6, 0.25
_FIRST, _LAST = 2, 190
_BINS = _LAST - _FIRST + 1


def mel(hertz: float) -> float:
    return 1127 * math.log1p(hertz / 700)


@lru_cache(maxsize=64)
def filters(warp: float = 1.0) -> np.ndarray:
    """Triangles over the bins [BANDS, bins]; `warp` stretches the frequencies, as another vocal tract would."""
    edges = np.linspace(mel(LOWEST), mel(HIGHEST), BANDS + 2)
    hertz = 700 * np.expm1(edges / 1127) * warp
    bins = np.arange(_FIRST, _LAST + 1) * RATE / WINDOW
    rising = (bins - hertz[:-2, None]) / (hertz[1:-1] - hertz[:-2])[:, None]
    falling = (hertz[2:, None] - bins) / (hertz[2:] - hertz[1:-1])[:, None]
    triangles = np.maximum(0, np.minimum(rising, falling))
    # A band narrower than a bin takes the bin nearest to its middle.
    for row in np.flatnonzero(triangles.sum(1) < 0.5):
        triangles[row, np.abs(bins - hertz[row + 1]).argmin()] = 1
    return (triangles / triangles.sum(1, keepdims=True)).astype(np.float32)


class FrontEnd(nn.Module):
    """Samples [N, S] to features [N, BANDS, S // HOP + 1]; frame t is centred at t · HOP samples."""

    def __init__(self) -> None:
        super().__init__()
        window = np.hanning(WINDOW + 1)[:WINDOW]
        angles = 2 * np.pi * np.outer(np.arange(_FIRST, _LAST + 1), np.arange(WINDOW)) / WINDOW
        kernels = np.concatenate([np.cos(angles) * window, np.sin(angles) * window])
        self.register_buffer("kernels", torch.from_numpy(kernels[:, None].astype(np.float32)), persistent=False)
        self.register_buffer("mel", torch.from_numpy(filters())[:, :, None], persistent=False)

    def power(self, samples: torch.Tensor) -> torch.Tensor:
        """[N, bins, T]."""
        waves = nn.functional.conv1d(samples[:, None], self.kernels, stride=HOP, padding=WINDOW // 2)
        return waves[:, :_BINS] ** 2 + waves[:, _BINS:] ** 2

    def compress(self, bands: torch.Tensor) -> torch.Tensor:
        """Level and logarithm."""
        loudest = bands.mean(1, keepdim=True).amax(2, keepdim=True)
        return torch.log(1 + bands / (loudest * FLOOR + 1e-12)) * SCALE

    def forward(self, samples: torch.Tensor) -> torch.Tensor:
        return self.compress(nn.functional.conv1d(self.power(samples), self.mel))


def features(samples: np.ndarray, warp: float = 1.0) -> np.ndarray:
    """The same features by FFT, for training: samples [S] to [BANDS, S // HOP + 1]."""
    around = np.pad(samples.astype(np.float32), WINDOW // 2)
    framed = np.lib.stride_tricks.sliding_window_view(around, WINDOW)[::HOP]
    framed = framed * np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32)
    spectrum = fft.rfft(framed, axis=1)[:, _FIRST:_LAST + 1]
    bands = filters(round(warp, 2)) @ (spectrum.real ** 2 + spectrum.imag ** 2).T
    loudest = bands.mean(0).max()
    return np.log(1 + bands / (loudest * FLOOR + 1e-12)) * SCALE
