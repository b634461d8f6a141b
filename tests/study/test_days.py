"""Study days: they end at four in the morning, by the learner's own clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from viva.study.days import local_now, study_day

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 5, 2, 3, 59, 59, tzinfo=PARIS), date(2026, 5, 1)),
        (datetime(2026, 5, 2, 4, 0, tzinfo=PARIS), date(2026, 5, 2)),
        (datetime(2026, 5, 2, 23, 59, tzinfo=PARIS), date(2026, 5, 2)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=PARIS), date(2025, 12, 31)),
        # 29 March 2026: at two o'clock it is three; 25 October: at three it is two again.
        (datetime(2026, 3, 29, 1, 59, tzinfo=PARIS), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 3, 30, tzinfo=PARIS), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=PARIS), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=PARIS), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=PARIS), date(2026, 10, 25)),
    ],
    ids=str,
)
def test_a_study_day_ends_at_four_in_the_morning(moment: datetime, day: date) -> None:
    assert study_day(moment) == day


def test_the_clock_of_real_life_knows_its_time_zone() -> None:
    assert local_now().utcoffset() is not None
