"""Measure on held-out speakers: `python3 -m speech.evaluate_speech --data VOICE --weights CHECKPOINT`."""
from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from people.onnx_session import OnnxSession

from .calibration import confidence, fit
from .decoding import hear_digits, hear_phrase, log_softmax
from .degrade import speech_level, stretch_of
from .network import EMBEDDING, Exported, WordNet
from .recordings import HELD_SPEAKER, Recordings, load
from .shelf import RATE, Clip
from .vocabulary import ANSWERS, DIGITS, TOKENS

Hear = Callable[[np.ndarray], np.ndarray]
VALUES = {name: str(max(0, value - 1)) for value, name in enumerate(DIGITS)}
ANSWER_GRAMMAR = ANSWERS + ["say again", "cancel"]
# Share of true answers that each kind's threshold lets through, clean.
WANTED = {"digit": 0.92, "digits": 0.9, "yes-no": 0.97}


@dataclass(frozen=True)
class Heard:
    """One answer. `truth` is empty where nothing should have been accepted; `kind` names its threshold."""

    row: str
    kind: str
    truth: str
    answer: str
    probability: float
    margin: float


def torch_hearing(path: Path) -> Hear:
    """Log probabilities [T, C] by the checkpoint's averaged weights."""
    net = WordNet()
    net.load_state_dict(torch.load(path)["mean"])
    whole = Exported(net.eval()).eval()

    @torch.no_grad()
    def hear(samples: np.ndarray) -> np.ndarray:
        return log_softmax(whole(torch.from_numpy(samples)[None])[0][0].numpy())
    return hear


def onnx_hearing(library: Path, path: Path) -> Hear:
    """Log probabilities [T, C] by the file that ships."""
    session = OnnxSession(library, path, "samples")

    def hear(samples: np.ndarray) -> np.ndarray:
        frames = (len(samples) // 160 + 1 + 2) // 3
        answer = session.run(samples[None], {"logits": (1, frames, len(TOKENS)), "embedding": (1, frames, EMBEDDING)})
        return log_softmax(answer["logits"][0])
    return hear


def padded(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Quarter of a second of next to nothing at both ends, as an end-pointer leaves it."""
    whole = np.concatenate([np.zeros(RATE // 4), samples, np.zeros(RATE // 4)])
    return (whole + random.standard_normal(len(whole)) * 1e-4).astype(np.float32)


def noisy(samples: np.ndarray, noises: list[np.ndarray], decibels: float, random: np.random.Generator) -> np.ndarray:
    """With held-out noise at a signal-to-noise ratio; the signal's level is that of its loud part."""
    noise = stretch_of(noises[random.integers(len(noises))], len(samples), random)
    return samples + (noise * speech_level(samples) / (noise.std() + 1e-9) * 10 ** (-decibels / 20)).astype(np.float32)


def joined(clips: list[Clip], count: int, random: np.random.Generator) -> tuple[str, np.ndarray]:
    """A string of one speaker's digits, cut tight as they come, with gaps of 0 to 200 ms."""
    parts, said = [], ""
    for clip in (clips[random.integers(len(clips))] for _ in range(count)):
        said += VALUES[clip.label]
        parts += [clip.samples, np.zeros(int(random.uniform(0, 0.2) * RATE), np.float32)]
    return said, np.concatenate(parts[:-1])


def measure(hear: Hear, kept: Recordings, every: int = 1, seed: int = 7, strings: int = 120) -> list[Heard]:
    """Every answer that the table counts; of theo's single digits each `every`-th clip."""
    random, answers = np.random.default_rng(seed), []
    digits = [clip for clip in kept.words if clip.label in DIGITS]
    theo = [clip for clip in digits if clip.speaker == HELD_SPEAKER]
    others = [clip for clip in digits if clip.speaker != HELD_SPEAKER]
    spoken = [clip for clip in kept.words if clip.label in ANSWERS]
    for way in ("clean", "10 dB"):
        def scores(samples: np.ndarray) -> np.ndarray:
            samples = padded(samples, random)
            return hear(samples if way == "clean" else noisy(samples, kept.noises, 10, random))
        for who, clips in (("theo", theo[::every]), ("Speech Commands", others)):
            answers += [Heard(f"digit, {who}, {way}", "digit", VALUES[clip.label],
                              *hear_digits(scores(clip.samples), 1)) for clip in clips]
        for count in (2, 3, 4):
            drawn = [joined(theo, count, random) for _ in range(strings // every)]
            answers += [Heard(f"{count} digits, theo, {way}", "digits", said, *hear_digits(scores(samples), count))
                        for said, samples in drawn]
        answers += [Heard(f"yes/no, {way}", "yes-no", clip.label, *hear_phrase(scores(clip.samples), ANSWER_GRAMMAR))
                    for clip in spoken]
    length = 2 * RATE
    windows = [noise[at:at + length] for noise in kept.noises for at in range(0, len(noise) - length, RATE)]
    words = [clip for clip in kept.words if clip.label not in DIGITS]
    noises = [Clip("", "", sound) for sound in kept.silences + windows]
    outside = {"words outside": kept.others, "known words": words[::3], "noise": noises}
    for what, clips in outside.items():
        for clip in clips:
            heard = hear(clip.samples.astype(np.float32) if what == "noise" else padded(clip.samples, random))
            answers += [Heard(f"{what} as {kind}", kind, "", *hear_digits(heard, count))
                        for kind, count in (("digit", 1), ("digits", 2))]
            if clip.label not in ANSWERS:
                answers.append(Heard(f"{what} as yes/no", "yes-no", "", *hear_phrase(heard, ANSWER_GRAMMAR)))
    return answers


def calibrate(answers: list[Heard]) -> dict[str, float]:
    """Confidence fitted to all answers; for each kind the threshold that lets its share of clean answers through."""
    fitted = fit(*(np.array([getattr(a, name) for a in answers]) for name in ("probability", "margin")),
                 np.array([a.truth == a.answer for a in answers], float))
    for kind, share in WANTED.items():
        clean = [a for a in answers if a.kind == kind and a.truth and "clean" in a.row]
        fitted[kind] = round(float(np.quantile(confidences(clean, fitted), 1 - share)), 3)
    return fitted


def confidences(answers: list[Heard], fitted: dict[str, float]) -> np.ndarray:
    """Of each answer."""
    return confidence(np.array([a.probability for a in answers]), np.array([a.margin for a in answers]), fitted)


def report(answers: list[Heard], fitted: dict[str, float]) -> dict:
    """Accepted, wrong and rejected of every row at the thresholds; for true answers also the errors without any."""
    lines = {}
    for row in dict.fromkeys(a.row for a in answers):
        those = [a for a in answers if a.row == row]
        sure, right = confidences(those, fitted), np.array([a.truth == a.answer for a in those])
        accepted = sure >= fitted[those[0].kind]
        line = lines[row] = {"n": len(those), "accepted": int(accepted.sum()), "wrong": int((accepted & ~right).sum())}
        if those[0].truth:
            line["errors"] = int((~right).sum())
            worst = np.sort(sure[~right])[::-1]
            line["accepted-without-wrong"] = int((sure > (worst[0] if len(worst) else -1)).sum())
        print(f"{row:32} " + "  ".join(f"{name} {value:4}" for name, value in line.items()), flush=True)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds index.csv and the recordings")
    parser.add_argument("--weights", type=Path, help="checkpoint")
    parser.add_argument("--model", type=Path, help="exported model with its manifest beside it; needs --library")
    parser.add_argument("--library", type=Path, help="libonnxruntime.so.1")
    parser.add_argument("--every", type=int, default=1, help="measure on a part only: each n-th")
    parser.add_argument("--json", type=Path, help="where to write thresholds and figures")
    options = parser.parse_args()
    torch.set_num_threads(1)
    hear = torch_hearing(options.weights) if options.weights else onnx_hearing(options.library, options.model)
    answers = measure(hear, load(options.data, measuring=True), options.every)
    fitted = calibrate(answers)
    if options.model:
        fitted = json.loads(options.model.with_suffix(".json").read_text())["calibration"]
    print(json.dumps(fitted))
    lines = report(answers, fitted)
    if options.json:
        options.json.write_text(json.dumps({"calibration": fitted, "rows": lines}, indent=2) + "\n")


if __name__ == "__main__":
    main()
