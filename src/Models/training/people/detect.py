"""From the net's answer to boxes: threshold, one averaged box for each person; and average precision against
a truth."""
from __future__ import annotations

import numpy as np

from .network import STRIDE
from .onnx_session import OnnxSession

AVERAGED_FROM = 0.5


def overlap(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Intersection over union of one box with many."""
    inner = np.clip(np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2]), 0, None).prod(axis=1)
    area = (box[2:] - box[:2]).prod() + (others[:, 2:] - others[:, :2]).prod(axis=1)
    return inner / np.maximum(area - inner, 1e-6)


def boxes_of(score: np.ndarray, sides: np.ndarray, threshold: float, most_overlap: float) -> np.ndarray:
    """Rows x0, y0, x1, y1, score in input pixels, best first; score [h,w], sides [h,w,4]."""
    rows, columns = np.nonzero(score >= threshold)
    if len(rows) == 0:
        return np.zeros((0, 5))
    middle = np.stack([columns + 0.5, rows + 0.5], axis=1)
    found = sides[rows, columns]
    boxes = np.concatenate([middle - found[:, :2], middle + found[:, 2:]], axis=1) * STRIDE
    scores = score[rows, columns]
    order, merged = list(np.argsort(-scores)), []
    while order:
        best = order.pop(0)
        near = overlap(boxes[best], boxes[order]) if order else np.zeros(0)
        same = [best] + [o for o, n in zip(order, near) if n >= AVERAGED_FROM]
        order = [o for o, n in zip(order, near) if n < most_overlap]
        merged.append([*np.average(boxes[same], axis=0, weights=scores[same]), scores[best]])
    return np.array(merged)


def detect(session: OnnxSession, picture: np.ndarray, threshold: float, most_overlap: float = 0.3) -> np.ndarray:
    """Boxes of one RGBM input by the exported model."""
    rows, columns = picture.shape[0] // STRIDE, picture.shape[1] // STRIDE
    answer = session.run(picture[None], {"score": (1, rows, columns), "box": (1, rows, columns, 4)})
    return boxes_of(answer["score"][0], answer["box"][0], threshold, most_overlap)


def average_precision(found: list[np.ndarray], truth: list[np.ndarray], least: float = 0.5) -> dict[str, float]:
    """AP over all frames at an IoU, and the point of best F1: precision, recall, score."""
    rows = sorted(((box[4], frame, box) for frame, boxes in enumerate(found) for box in boxes), key=lambda r: -r[0])
    taken = [np.zeros(len(t), bool) for t in truth]
    hits = []
    for _, frame, box in rows:
        near = overlap(box[:4], truth[frame]) if len(truth[frame]) else np.zeros(0)
        near[taken[frame]] = 0
        hit = len(near) > 0 and near.max() >= least
        if hit:
            taken[frame][near.argmax()] = True
        hits.append(hit)
    total = sum(len(t) for t in truth)
    right = np.cumsum(hits) if hits else np.zeros(0)
    precision, recall = right / np.arange(1, len(hits) + 1), right / max(1, total)
    area, last = 0.0, 0.0
    best = np.maximum.accumulate(precision[::-1])[::-1] if len(precision) else precision
    for p, r in zip(best, recall):
        area += p * (r - last)
        last = r
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    top = int(f1.argmax()) if len(f1) else 0
    return {"ap": area, "precision": float(precision[top]) if len(f1) else 0.0,
            "recall": float(recall[top]) if len(f1) else 0.0, "score": float(rows[top][0]) if rows else 0.0,
            "people": total}
