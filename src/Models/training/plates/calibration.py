"""From the net's own figures to the probability that a reading is right: a logistic map, fitted on crops it never
saw."""

from dataclasses import dataclass

import numpy as np

from .decoding import Reading

CLIP = 9.0
_RIDGE = 1e-3


@dataclass(frozen=True)
class Calibration:
    """P(right) = sigmoid(intercept + product_weight * logit(product) + margin_weight * margin); the logit is
    clipped to +-CLIP."""

    intercept: float
    product_weight: float
    margin_weight: float

    def confidence(self, readings: list[Reading]) -> np.ndarray:
        """The probability of each reading to be right, 0..1."""
        weights = np.array([self.intercept, self.product_weight, self.margin_weight])
        return 1 / (1 + np.exp(-_features(readings) @ weights))


def _features(readings: list[Reading]) -> np.ndarray:
    product = np.clip([r.product for r in readings], 1e-12, 1 - 1e-12)
    return np.stack(
        [np.ones(len(readings)), np.clip(np.log(product / (1 - product)), -CLIP, CLIP), [r.margin for r in readings]], 1
    )


def fit(readings: list[Reading], right: np.ndarray) -> Calibration:
    """Fits the map by Newton's method, with a light ridge so that a perfect set cannot drive it to infinity."""
    x, y, weights = _features(readings), right.astype(float), np.zeros(3)
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) / len(y) + _RIDGE * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x / len(y) + _RIDGE * np.eye(3)
        weights = weights - np.linalg.solve(curvature, gradient)
    return Calibration(*(float(w) for w in weights))


def expected_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error: mean gap between confidence and share right, over bins of confidence."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean()
            for b in range(bins)
            if (place == b).any()
        )
    )
