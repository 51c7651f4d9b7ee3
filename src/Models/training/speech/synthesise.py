"""Speak words and phrases with Debian's synthesisers, by voice: `python3 -m speech.synthesise --out DIR`."""
from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

from .espeak import Espeak
from .shelf import RATE, Clip, trimmed, write_shelf
from .vocabulary import ALSO_SPOKEN, OTHERS, SPOKEN, WORDS, drawn_phrase

ACCENTS = ["en", "en-us", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-rp", "en-gb-x-gbcwmd", "en-029", "en-us-nyc"]
TIMBRES = """m1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5 Alex Alicia Andrea Andy Annie Denis Diogo Gene Gene2 Henrique Hugo
Jacky Lee Marco Mario Michael Mike Nguyen RicishayMax RicishayMax2 RicishayMax3 adam anika antonio aunty belinda
benjamin boris caleb david ed edward edward2 grandma grandpa gustave iven iven2 iven3 iven4 john kaukovalta klatt
klatt2 klatt3 klatt4 linda marcelo max michel miguel norbert pablo paul pedro quincy rob robert sandro shelby steph
steph2 steph3 travis victor zac""".split()
FLITE_VOICES = ["slt", "rms", "awb", "kal16"]
FESTIVAL_VOICES = {"cmu_us_slt_arctic_hts": 3, "kal_diphone": 2, "ked_diphone": 3}


def sound(data: bytes) -> np.ndarray:
    """WAV bytes as mono at 16 kHz, -1..1."""
    rate, samples = wavfile.read(io.BytesIO(data))
    samples = samples.astype(np.float32) / 32768
    return samples if rate == RATE else resample_poly(samples, RATE, rate).astype(np.float32)


def flite(text: str, random: np.random.Generator, voice: str) -> np.ndarray:
    """One text by flite, pace and pitch drawn anew."""
    pitch = int((165 if voice == "slt" else 105) * random.uniform(0.8, 1.25))
    with tempfile.NamedTemporaryFile(suffix=".wav") as wave:
        subprocess.run(["flite", "-voice", voice, "--setf", f"duration_stretch={random.uniform(0.75, 1.3):.2f}",
                        "--setf", f"int_f0_target_mean={pitch}", "-t", text, "-o", wave.name],
                       check=True, capture_output=True)
        return sound(Path(wave.name).read_bytes())


def festival(texts: list[str], voice: str, stretch: float) -> list[np.ndarray]:
    """Many texts by one voice of festival in one call."""
    with tempfile.TemporaryDirectory() as folder:
        script = [f"(voice_{voice})", f"(Parameter.set 'Duration_Stretch {stretch:.2f})"]
        script += [f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{folder}/{number}.wav" \'riff)'
                   for number, text in enumerate(texts)]
        (Path(folder) / "script.scm").write_text("\n".join(script))
        subprocess.run(["festival", "-b", f"{folder}/script.scm"], check=True, capture_output=True)
        return [sound((Path(folder) / f"{number}.wav").read_bytes()) for number in range(len(texts))]


def spoken(words: list[str]) -> str:
    return " ".join(SPOKEN.get(word, word) for word in words)


def word_list(random: np.random.Generator, others: int) -> list[tuple[str, str]]:
    """(label, text): every token once, now and then by its other name, and some words outside the vocabulary."""
    listed = []
    for word in WORDS:
        names = [SPOKEN.get(word, word), *ALSO_SPOKEN.get(word, [])]
        listed.append((word, names[0] if random.random() < 0.75 else str(random.choice(names))))
    return listed + [("other", str(word)) for word in random.choice(OTHERS, others, replace=False)]


def round_of(engine: str, number: int, synthesiser: Espeak) -> list[Clip]:
    """One shelf: one or a few voices of an engine say every word, some others, and some phrases."""
    random = np.random.default_rng((hash_of(engine), number))
    listed = word_list(random, {"espeak": 60, "flite": 60, "festival": 40}[engine])
    phrases = [drawn_phrase(random) for _ in range(60 if engine == "espeak" else 30)]
    listed += [(" ".join(phrase), spoken(phrase)) for phrase in phrases]
    if engine == "espeak":
        voice = f"{random.choice(ACCENTS)}+{random.choice(TIMBRES)}"
        synthesiser.choose(voice)
        pace, pitch, liveliness = random.integers(110, 220), random.integers(10, 85), random.integers(20, 80)
        sounds = [synthesiser.say(text, int(pace * random.uniform(0.9, 1.1)), int(pitch), int(liveliness))
                  for _, text in listed]
    elif engine == "flite":
        voice = FLITE_VOICES[number % len(FLITE_VOICES)]
        sounds = [flite(text, random, voice) for _, text in listed]
    else:
        voice = list(FESTIVAL_VOICES)[number % len(FESTIVAL_VOICES)]
        sounds = festival([text for _, text in listed], voice, random.uniform(0.8, 1.25))
    clips = [(label, trimmed(samples)) for (label, _), samples in zip(listed, sounds)]
    return [Clip(label, f"{engine}-{voice}", samples) for label, samples in clips if len(samples) > RATE // 12]


def hash_of(name: str) -> int:
    return int.from_bytes(name.encode()[:4], "little")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--espeak", type=int, default=120, help="how many voices of espeak-ng")
    parser.add_argument("--flite", type=int, default=24, help="how many rounds of flite")
    parser.add_argument("--festival", type=int, default=12, help="how many rounds of festival")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = {"espeak": options.espeak, "flite": options.flite, "festival": options.festival}
    rounds = sorted((number / count, engine, number) for engine, count in wanted.items() for number in range(count))
    synthesiser = Espeak()
    for _, engine, number in rounds:
        path = options.out / f"{engine}-{number:03}.npz"
        if not path.exists():
            write_shelf(path, round_of(engine, number, synthesiser))
            print(f"synthesised {path.name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
