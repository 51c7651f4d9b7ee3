"""The plate reader: a small fully convolutional net whose columns are classified, decoded by CTC."""

import torch
from torch import nn

from .render import CLASSES


def _block(inputs: int, outputs: int, kernel, stride=1, padding=0) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()
    )


class _Residual(nn.Module):
    """A block added to its own input."""

    def __init__(self, channels: int, kernel, padding) -> None:
        super().__init__()
        self.block = _block(channels, channels, kernel, 1, padding)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.block(x)


class PlateReader(nn.Module):
    """Pictures [N, 3, 32, 160], normalised, to class scores [N, 40, classes] before softmax.

    Four rows are kept until the end, since it is by their height that a header is told from the number; then one tall
    convolution folds them into channels.
    """

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _block(3, 16, 3, 2, 1),  # 16 x 80
            _block(16, 64, 3, 2, 1),  # 8 x 40
            _Residual(64, 3, 1),
            _block(64, 96, 3, (2, 1), 1),  # 4 x 40
            _Residual(96, 3, 1),
            _block(96, 128, (4, 1)),  # 1 x 40
            _Residual(128, (1, 5), (0, 2)),
            nn.Dropout(0.1),
            nn.Conv2d(128, len(CLASSES), 1),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x).squeeze(2).transpose(1, 2)


class ExportedReader(nn.Module):
    """The reader as it ships: uint8 [N, 32, 160, 3] RGB to probabilities [N, 40, classes]."""

    def __init__(self, net: PlateReader) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.net(normalise(x)), dim=2)


def normalise(pictures: torch.Tensor) -> torch.Tensor:
    """uint8 [N, H, W, 3] to float [N, 3, H, W] about -2..2."""
    return (pictures.permute(0, 3, 1, 2).float() - 127.5) / 64
