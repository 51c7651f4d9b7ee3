"""Writes the tiny models that the tests run: /usr/bin/python3 make_vectors.py (Debian's torch 1.13)."""
from pathlib import Path

import torch
from torch import Tensor, nn

FOLDER = Path(__file__).parent


class Halve(nn.Module):
    """uint8 [N,H,W,3] to float [N,H/2,W/2]: the mean of each 2x2 block over all channels, so every shape is derived."""

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.avg_pool2d(x.float().permute(0, 3, 1, 2), 2).mean(1)


class AddAndMultiply(nn.Module):
    """Two float inputs [4], two outputs: their sum and their product."""

    def forward(self, a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        return a + b, a * b


class Places(nn.Module):
    """Places of the elements above 0: an output [K,1] of int64 whose length depends on what the input holds."""

    def forward(self, x: Tensor) -> Tensor:
        return torch.nonzero(x > 0)


def export(model: nn.Module, name: str, inputs: tuple[Tensor, ...], names: list[str], outputs: list[str],
           free: dict[str, dict[int, str]]) -> None:
    torch.onnx.export(model.eval(), inputs, str(FOLDER / name), opset_version=13, input_names=names,
                      output_names=outputs, dynamic_axes=free)


if __name__ == "__main__":
    export(Halve(), "halve.onnx", (torch.zeros(1, 4, 6, 3, dtype=torch.uint8),), ["x"], ["y"],
           {"x": {0: "n", 1: "h", 2: "w"}, "y": {0: "n", 1: "h2", 2: "w2"}})
    export(AddAndMultiply(), "add-multiply.onnx", (torch.zeros(4), torch.zeros(4)), ["a", "b"], ["sum", "product"], {})
    export(Places(), "places.onnx", (torch.zeros(8),), ["x"], ["y"], {"y": {0: "k"}})
