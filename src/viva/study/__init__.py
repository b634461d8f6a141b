"""One learner: the session and its modes (pure), and the journal that keeps every response."""
