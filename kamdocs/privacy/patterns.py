"""How a name, an e-mail and a telephone number may be written; patterns for a folded text out."""

from __future__ import annotations

import re

from kamdocs.privacy.folded import TITLE, fold, name_words, telling_words

_BETWEEN_DIGITS = r"[ ().\-/\u00a0]{0,3}"
FEWEST_DIGITS = 8
"""Digits from which a number means somebody without its country."""


def full_name(name: str) -> re.Pattern[str]:
    """All words of a name, of which there are several; also `Soler, Maria`."""
    words = [re.escape(word) for word in name_words(name)]
    straight = r"\s+".join(words)
    turned = r"\s+".join(words[1:]) + r",\s*" + words[0]
    return re.compile(rf"(?<![\w@])(?:{TITLE})?(?:{straight}|{turned})(?!\w)")


def part_name(name: str) -> re.Pattern[str] | None:
    """The first name with one of several surnames, or with an initial: `Maria Puig`, `Maria S.`"""
    first, *others = name_words(name)
    surnames = [word for word in telling_words(name) if word != first]
    if not others or not surnames:
        return None
    initials = "".join(sorted({word[0] for word in surnames if word[0].isalpha()})) or "-"
    one = "|".join(map(re.escape, surnames))
    return re.compile(
        rf"(?<![\w@])(?:{TITLE})?{re.escape(first)}[ \t]+"
        rf"(?:(?:{one})(?!\w)|[{initials}](?:\.|(?![\w'’])))"
    )


def single_word(word: str) -> re.Pattern[str]:
    """One word of a name, with its title if it has one."""
    return re.compile(rf"(?<![\w@])(?:{TITLE})?(?P<word>{re.escape(word)})(?!\w)")


def at_sign(written: str) -> re.Pattern[str]:
    """`@maria`, as tasks and notes name people."""
    return re.compile(rf"(?<![\w.@])@{re.escape(written)}(?![\w@-]|\.\w)")


def email(address: str) -> re.Pattern[str]:
    """An address, and nothing that only ends or begins like it."""
    return re.compile(rf"(?<![\w.+-]){re.escape(fold(address.strip()))}(?![\w-]|\.\w)")


def other_email(name: str) -> re.Pattern[str]:
    """Any address made of first name and surname: `maria.soler@example.com`."""
    words = [re.escape(word) for word in name_words(name)]
    return re.compile(rf"(?<![\w.+-]){'[._-]?'.join(words)}@[\w-]+(?:\.[\w-]+)+")


def joined_name(name: str) -> re.Pattern[str]:
    """A name in an address of the web or the name of a file: `maria-soler`."""
    words = [re.escape(word) for word in name_words(name)]
    return re.compile(rf"(?<!\w){'[._-]'.join(words)}(?!\w)")


def phone(number: str) -> re.Pattern[str] | None:
    """A number however it is grouped, with its country or, where it is long enough, without."""
    groups = re.findall(r"\d+", number)
    digits = "".join(groups)
    if len(digits) < 6:
        return None
    is_foreign = number.strip().startswith(("+", "00"))
    country = groups[0].removeprefix("00") if is_foreign and len(groups) > 1 else ""
    own = digits.removeprefix("00" if number.strip().startswith("00") else "")
    own = own.removeprefix(country)
    inner = _BETWEEN_DIGITS.join(own)
    before = rf"(?:\+|00)?{country}{_BETWEEN_DIGITS}" if country else r"\+?"
    before = f"(?:{before})?" if len(own) >= FEWEST_DIGITS or not country else before
    return re.compile(rf"(?<![\w+]){before}{inner}(?!\d)")
