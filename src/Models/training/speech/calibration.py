"""How sure an answer is: confidence out of its two shares, fitted to answers known to be right or wrong."""
from __future__ import annotations

import numpy as np

CLIP = 12


def logit(log_share: np.ndarray) -> np.ndarray:
    """Of a share given as its logarithm, bounded."""
    share = np.minimum(log_share, 0)
    others = np.where(share > -1e-6, -share, -np.expm1(share))
    return np.clip(share - np.log(np.maximum(1e-12, others)), -CLIP, CLIP)


def fit(log_probability: np.ndarray, log_margin: np.ndarray, right: np.ndarray) -> dict[str, float]:
    """Intercept and slopes by Newton's method, slopes not below 0 (Platt scaling)."""
    columns = np.stack([np.ones(len(right)), logit(log_probability), logit(log_margin)], 1)
    used, weights = [0, 1, 2], np.zeros(3)
    while True:
        chosen, found = columns[:, used], np.zeros(len(used))
        for _ in range(50):
            sure = 1 / (1 + np.exp(-chosen @ found))
            slope = chosen.T @ (right - sure) - 1e-3 * found
            bend = (chosen * (sure * (1 - sure))[:, None]).T @ chosen + 1e-3 * np.eye(len(used))
            found += np.linalg.solve(bend, slope)
        wrong = [column for column, value in zip(used, found) if column and value < 0]
        if not wrong:
            break
        used = [column for column in used if column not in wrong]
    weights[used] = found
    return dict(zip(("intercept", "probability", "margin"), (round(float(value), 3) for value in weights)))


def confidence(log_probability: np.ndarray, log_margin: np.ndarray, fitted: dict[str, float]) -> np.ndarray:
    """0 to 1."""
    total = (fitted["intercept"] + fitted["probability"] * logit(log_probability)
             + fitted["margin"] * logit(log_margin))
    return 1 / (1 + np.exp(-total))
