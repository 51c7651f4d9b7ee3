"""The person detector's network: plain convolutions and ReLU, a pyramid of strides 8 to 32 merged back at stride 8."""
from __future__ import annotations

import torch
from torch import nn

STRIDE = 8


def convolution(inputs: int, outputs: int, size: int = 3, stride: int = 1, dilation: int = 1) -> nn.Sequential:
    """Convolution, batch norm, ReLU."""
    padding = dilation * (size // 2)
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, padding, dilation, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Bottleneck(nn.Module):
    """Residual block: narrow, look around, widen."""

    def __init__(self, channels: int, narrow: int, dilation: int = 1):
        super().__init__()
        self.body = nn.Sequential(convolution(channels, narrow, 1), convolution(narrow, narrow, 3, 1, dilation),
                                  nn.Conv2d(narrow, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.body(x))


class PersonDetector(nn.Module):
    """Pictures as uint8 [N,H,W,4] (R, G, B, motion), sides multiples of 32, to score and box at stride 8.

    `forward` gives logits [N,1,h,w] and side distances [N,4,h,w] in strides; `Exported` wraps it for the product.
    """

    def __init__(self) -> None:
        super().__init__()
        self.to8 = nn.Sequential(nn.Conv2d(4, 32, 6, 4, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(inplace=True),
                                 convolution(32, 64, 3, 2), Bottleneck(64, 32))
        self.to16 = nn.Sequential(convolution(64, 96, 3, 2), Bottleneck(96, 48), Bottleneck(96, 48))
        self.to32 = nn.Sequential(convolution(96, 160, 3, 2), Bottleneck(160, 80), Bottleneck(160, 80, 2),
                                  Bottleneck(160, 80, 3))
        self.from32 = nn.Sequential(nn.Conv2d(160, 96, 1, bias=False), nn.BatchNorm2d(96))
        self.merge16 = nn.Sequential(nn.ReLU(inplace=True), Bottleneck(96, 48))
        self.from16 = nn.Sequential(nn.Conv2d(96, 64, 1, bias=False), nn.BatchNorm2d(64))
        self.merge8 = nn.Sequential(nn.ReLU(inplace=True), Bottleneck(64, 32), Bottleneck(64, 32))
        self.score = nn.Conv2d(64, 1, 1)
        self.sides = nn.Conv2d(64, 4, 1)
        nn.init.constant_(self.score.bias, -4.0)
        nn.init.constant_(self.sides.bias, 0.5)
        nn.init.normal_(self.sides.weight, std=0.01)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = (x.permute(0, 3, 1, 2).float() - 127.5) / 64
        at8 = self.to8(x)
        at16 = self.to16(at8)
        at32 = self.to32(at16)
        at16 = self.merge16(at16 + nn.functional.interpolate(self.from32(at32), scale_factor=2.0, mode="nearest"))
        at8 = self.merge8(at8 + nn.functional.interpolate(self.from16(at16), scale_factor=2.0, mode="nearest"))
        return self.score(at8), torch.exp(self.sides(at8).clamp(-4, 5))


class Exported(nn.Module):
    """The product's contract: `score` [1,h,w] in 0..1 and `box` [1,h,w,4] = left, top, right, bottom in strides."""

    def __init__(self, detector: PersonDetector):
        super().__init__()
        self.detector = detector

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        score, sides = self.detector(x)
        return torch.sigmoid(score)[:, 0], sides.permute(0, 2, 3, 1)
