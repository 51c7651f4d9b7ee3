"""Writes a trained reader as ONNX."""

import warnings
from pathlib import Path

import torch

from .reader_net import ExportedReader, PlateReader


def export(net: PlateReader, path: Path) -> None:
    """Writes the net with its normalisation and softmax inside; the batch axis is free."""
    net = ExportedReader(net.eval()).eval()
    example = torch.zeros(1, 32, 160, 3, dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            example,
            str(path),
            opset_version=13,
            input_names=["x"],
            output_names=["y"],
            dynamic_axes={"x": {0: "n"}, "y": {0: "n"}},
        )
