"""The screens: each one task, which returns what came of it through `dismiss`."""
