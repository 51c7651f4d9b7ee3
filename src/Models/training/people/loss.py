"""Targets and losses: a peak at every person's centre (focal loss) and the four sides near it (generalised IoU)."""
from __future__ import annotations

import numpy as np
import torch

from .network import STRIDE


def targets(boxes: np.ndarray, ignored: np.ndarray, height: int, width: int) -> dict[str, np.ndarray]:
    """For one picture of height x width cells: heat, weight of the score loss, sides in strides and their weight."""
    heat, weight = np.zeros((height, width), np.float32), np.ones((height, width), np.float32)
    sides, near = np.zeros((4, height, width), np.float32), np.zeros((height, width), np.float32)
    xs, ys = np.arange(width, dtype=np.float32) + 0.5, np.arange(height, dtype=np.float32) + 0.5
    for x0, y0, x1, y1 in ignored / STRIDE:
        weight[int(y0):int(np.ceil(y1)), int(x0):int(np.ceil(x1))] = 0
    order = np.argsort(-(boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))
    for x0, y0, x1, y1 in boxes[order] / STRIDE:
        cx, cy, wide, tall = (x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0
        column, row = min(width - 1, int(cx)), min(height - 1, int(cy))
        spread_x, spread_y = max(0.55, 0.12 * wide), max(0.55, 0.12 * tall)
        bump = np.exp(-((xs - cx) / spread_x) ** 2 / 2)[None, :] * np.exp(-((ys - cy) / spread_y) ** 2 / 2)[:, None]
        heat = np.maximum(heat, bump)
        heat[row, column] = 1
        weight[bump > 0.3] = 1
        strong = bump > 0.45
        strong[row, column] = True
        values = np.stack(np.broadcast_arrays(xs[None, :] - x0, ys[:, None] - y0, x1 - xs[None, :], y1 - ys[:, None]))
        sides[:, strong] = np.maximum(values[:, strong], 0.02)
        near[strong] = bump[strong]
        near[row, column] = 1
    return {"heat": heat, "weight": weight, "sides": sides, "near": near}


def score_loss(logits: torch.Tensor, heat: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Focal loss on peaks: cells at centres are hits, others are forgiven the nearer they lie to one."""
    chance = torch.sigmoid(logits).clamp(1e-4, 1 - 1e-4)
    peak = (heat >= 0.999).float()
    hit = -((1 - chance) ** 2) * torch.log(chance) * peak
    miss = -(chance ** 2) * torch.log(1 - chance) * (1 - heat) ** 4 * (1 - peak)
    return ((hit + miss) * weight).sum() / peak.sum().clamp(min=4)


def side_loss(found: torch.Tensor, wanted: torch.Tensor, near: torch.Tensor) -> torch.Tensor:
    """1 - generalised IoU of boxes that share the cell's centre, both [N,4,h,w] in strides."""
    meet = torch.minimum(found, wanted)
    span = torch.maximum(found, wanted)
    inner = (meet[:, 0] + meet[:, 2]) * (meet[:, 1] + meet[:, 3])
    outer = (span[:, 0] + span[:, 2]) * (span[:, 1] + span[:, 3])
    area = lambda s: (s[:, 0] + s[:, 2]) * (s[:, 1] + s[:, 3])  # noqa: E731
    union = area(found) + area(wanted) - inner
    overlap = inner / union.clamp(min=1e-4) - (outer - union) / outer.clamp(min=1e-4)
    return ((1 - overlap) * near).sum() / near.sum().clamp(min=1)
