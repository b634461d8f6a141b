"""Speed, as ratios within one run, so that a number means the same on any machine: ``python -m benches``."""
