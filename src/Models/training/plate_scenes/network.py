"""The plate detector: a small fully convolutional net, one answer every 8 pixels, with a wide view around each."""
from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional


class Unit(nn.Sequential):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, size: int = 3, stride: int = 1) -> None:
        super().__init__(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """Two units, added to what came in."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = Unit(channels, channels), Unit(channels, channels)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.second(self.first(x))


class PlateDetector(nn.Module):
    """In: uint8 [n, h, w, 3], sides multiples of 32. Out: score logits [n, h/8, w/8], corners [n, 8, h/8, w/8]."""

    def __init__(self) -> None:
        super().__init__()
        self.second = Unit(3, 16, stride=2)
        self.fourth = Unit(16, 32, stride=2)
        self.eighth = nn.Sequential(Unit(32, 48, stride=2), Unit(48, 48))
        self.sixteenth = nn.Sequential(Unit(48, 64, stride=2), Residual(64))
        self.thirtysecond = nn.Sequential(Unit(64, 96, stride=2), Residual(96), Unit(96, 64, size=1))
        self.merge = Unit(64, 64)
        self.lift = Unit(64, 48, size=1)
        self.head = Unit(48, 64)
        self.score, self.corners = nn.Conv2d(64, 1, 1), nn.Conv2d(64, 8, 1)
        nn.init.constant_(self.score.bias, -4.6)
        nn.init.normal_(self.corners.weight, 0, 0.01)
        with torch.no_grad():
            self.corners.bias.copy_(torch.tensor([-4.0, -1.3, 4.0, -1.3, 4.0, 1.3, -4.0, 1.3]))

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """What the net sees at each cell; may run in bfloat16."""
        x = (x.permute(0, 3, 1, 2).float() - 127.5) / 64
        eighth = self.eighth(self.fourth(self.second(x)))
        sixteenth = self.sixteenth(eighth)
        coarse = functional.interpolate(self.thirtysecond(sixteenth), scale_factor=2.0, mode="nearest")
        coarse = self.lift(self.merge(sixteenth + coarse))
        return self.head(eighth + functional.interpolate(coarse, scale_factor=2.0, mode="nearest"))

    def answers(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Score logits and corners; corners need full precision."""
        return self.score(features)[:, 0], self.corners(features)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.answers(self.features(x))


class Exported(nn.Module):
    """The detector as the product runs it: score [1, h, w] after the sigmoid, corners [1, h, w, 8]."""

    def __init__(self, net: PlateDetector) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        score, corners = self.net(x)
        return torch.sigmoid(score), corners.permute(0, 2, 3, 1)
