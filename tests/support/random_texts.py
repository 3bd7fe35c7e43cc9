"""Texts of random characters, which are like no other, and edited copies of them."""

from random import Random

WORDS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


def invented(seed: int, sentences: int = 400) -> str:
    """A text of random characters: like no other."""
    random = Random(seed)
    return "。".join("".join(random.choices(WORDS, k=30)) for _ in range(sentences))


def edited(text: str, share: float, seed: int = 1) -> str:
    random = Random(seed)
    return "。".join(one for one in text.split("。") if random.random() >= share)
