"""The word net: two convolutions over the spectrum, then residual ones over time; plain convolutions and ReLU."""
from __future__ import annotations

import torch
from torch import nn

from .frontend import BANDS, HOP, FrontEnd
from .shelf import RATE
from .vocabulary import TOKENS

STRIDE = 3
STEP_SECONDS = STRIDE * HOP / RATE
CHANNELS, EMBEDDING = 128, 64
DILATIONS = (1, 1, 2, 2, 4, 4, 1)


class Residual(nn.Module):
    """One convolution over three frames, `dilation` apart, added to its input."""

    def __init__(self, channels: int, dilation: int):
        super().__init__()
        self.body = nn.Sequential(nn.Conv1d(channels, channels, 3, padding=dilation, dilation=dilation, bias=False),
                                  nn.BatchNorm1d(channels), nn.ReLU(), nn.Dropout(0.05))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.body(x)


class WordNet(nn.Module):
    """Features [N, BANDS, K] to logits [N, C, T] and embeddings [N, EMBEDDING, T], T = ceil(K / STRIDE)."""

    def __init__(self) -> None:
        super().__init__()
        self.spectrum = nn.Sequential(
            nn.Conv2d(1, 16, 5, (2, 1), 2, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
            nn.Conv2d(16, 32, (3, 5), (2, STRIDE), (1, 2), bias=False), nn.BatchNorm2d(32), nn.ReLU())
        self.enter = nn.Sequential(nn.Conv1d(32 * BANDS // 4, CHANNELS, 1, bias=False), nn.BatchNorm1d(CHANNELS),
                                   nn.ReLU())
        self.blocks = nn.Sequential(*(Residual(CHANNELS, dilation) for dilation in DILATIONS))
        self.embed = nn.Sequential(nn.Conv1d(CHANNELS, EMBEDDING, 1, bias=False), nn.BatchNorm1d(EMBEDDING), nn.ReLU())
        self.score = nn.Conv1d(EMBEDDING, len(TOKENS), 1)

    def forward(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.spectrum(features[:, None])
        x = self.enter(x.flatten(1, 2))
        embedding = self.embed(self.blocks(x))
        return self.score(embedding), embedding


class Exported(nn.Module):
    """The product's contract: `samples` [1, N] to `logits` [1, T, C] and `embedding` [1, T, D]."""

    def __init__(self, net: WordNet):
        super().__init__()
        self.front, self.net = FrontEnd(), net

    def forward(self, samples: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        logits, embedding = self.net(self.front(samples))
        return logits.transpose(1, 2), embedding.transpose(1, 2)
