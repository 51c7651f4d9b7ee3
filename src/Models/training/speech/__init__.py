"""Training of the word model for voice picking: small, whole words as tokens, wave in and word scores out."""
