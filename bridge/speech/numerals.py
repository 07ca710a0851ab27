"""Spells numbers out, so that their time in a sentence can be estimated."""

import re

__all__ = ["spelled"]

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_NUMBER = re.compile(r"\d+(?:,\d{3})+|\d+")
_LARGEST = 10**12
_SIGNS = {"%": " percent", "$": " dollars", "€": " euros", "£": " pounds", "&": " and "}
_ANY_DIGIT = "tata"  # about two syllables, the mean of several languages' digits


def spelled(word: str, language: str) -> str:
    """Return ``word`` with its digits as words; outside English as so many plain syllables."""
    if word.isalpha():
        return word
    if language.split("-")[0].lower() != "en":
        return re.sub(r"\d", f" {_ANY_DIGIT} ", word)
    spoken = _NUMBER.sub(lambda m: f" {_english(m.group())} ", word)
    spoken = re.sub(r"(?<= )\.(?= )", "point", spoken)
    return "".join(_SIGNS.get(letter, letter) for letter in spoken)


def _english(written: str) -> str:
    digits = written.replace(",", "")
    number = int(digits) if len(digits) <= 12 else _LARGEST
    if number >= _LARGEST or (digits[0] == "0" and len(digits) > 1):
        return " ".join(_ONES[int(digit)] for digit in digits)
    if len(written) == 4 and digits[2] != "0" and "11" <= digits[:2] <= "20":
        return f"{_cardinal(number // 100)} {_cardinal(number % 100)}"
    return _cardinal(number)


def _cardinal(number: int) -> str:
    for scale, name in _SCALES:
        if number >= scale:
            rest = f" {_cardinal(number % scale)}" if number % scale else ""
            return f"{_cardinal(number // scale)} {name}{rest}"
    if number < len(_ONES):
        return _ONES[number]
    return _TENS[number // 10] + (f" {_ONES[number % 10]}" if number % 10 else "")
