-- The journal: what a learner did, as events that are only ever added. Everything else is replayed from them.
-- Two journals are merged by the union of their events, since (device, seq) names an event for ever.

CREATE TABLE event (
    device   TEXT    NOT NULL,              -- random, one per journal file
    seq      INTEGER NOT NULL,              -- counts up on a device, from 1
    type     TEXT    NOT NULL CHECK (type IN ('response', 'undo', 'flag', 'note', 'override', 'import')),
    at       INTEGER NOT NULL,              -- epoch milliseconds, UTC
    offset   INTEGER NOT NULL,              -- minutes that the learner's clock was ahead of UTC
    deck     TEXT    NOT NULL,              -- the deck's key
    question TEXT    NOT NULL,              -- the question's id
    lang     TEXT    NOT NULL,
    payload  TEXT    NOT NULL CHECK (json_valid(payload)),
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_of_question ON event (deck, question, at);
CREATE INDEX event_in_time ON event (at);

-- A session while it lasts, so that one that was broken off can go on. Not part of any merge: it belongs to a screen.
CREATE TABLE sitting (
    id      TEXT    NOT NULL PRIMARY KEY,   -- random
    began   INTEGER NOT NULL,               -- epoch milliseconds, UTC
    ended   INTEGER,                        -- null while it may go on
    plan    TEXT    NOT NULL CHECK (json_valid(plan))
) STRICT, WITHOUT ROWID;

-- What this file knows of itself.
CREATE TABLE own (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
