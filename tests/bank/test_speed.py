"""Reading is fast enough to need no cache. CPU time against libyaml's own loader, so that any machine will do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import yaml

from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bank.conftest import Write

QUESTION = """\
- id: q-{n}
  choice: What did each citizen receive that signalled their risk of contagion?
  answer: A colour code
  wrong:
  - text: A trust score
    because: That is what Sesame Credit gives; it came before the epidemic.
  - A vaccination certificate
  explain: The colour decided who could enter certain buildings and pass checkpoints.
  cites: [1.3, 1.4]
  level: remember
- id: n-{n}
  number: How much did research centres receive towards a vaccine?
  answer: 16.5
  unit: million US dollars
  cites: [1.7]
- id: c-{n}
  cloze: The [[trust score]] of a [[citizen|person]] came before.
"""

MOST = 0.4
"""Share of the time that ``yaml.load`` takes with libyaml, which builds plain data and checks nothing."""


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_ten_thousand_questions_are_read_faster_than_their_yaml_is_loaded(write: Write) -> None:
    path = write("".join(QUESTION.format(n=n) for n in range(3334)))
    text = path.read_text(encoding="utf-8")

    ours = min(cpu(lambda: read_bank(path)) for _ in range(2))
    theirs = cpu(lambda: yaml.load(text, yaml.CSafeLoader))

    assert ours <= MOST * theirs
