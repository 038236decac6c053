"""The program that reads a large calendar apart; see `journal.exchange.apart`."""

from __future__ import annotations

import sys

from journal.exchange.apart import answer
from journal.language import choose_language

if __name__ == "__main__":
    choose_language()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))
