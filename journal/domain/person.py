"""A person that actions name: what the manager keeps about them, in two lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept about a person beside the actions that name them.

    `name` is the alias, without its sign, spelled as the person chose; two spellings that fold alike are one
    person. `moves` is what moves them, `goal` what they want, one line each, both may be empty. Who is
    `hidden` is left out of the People page and stays in every text and count.
    """

    name: str
    moves: str = ""
    goal: str = ""
    hidden: bool = False
