-- A room: one file for each, so that no room waits for another and one can be taken away as a whole. Kept: what was
-- played, the names that players chose, and their answers. Not kept: addresses, devices, times of day.

CREATE TABLE room (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    opened   INTEGER NOT NULL,              -- seconds since 1970, when it was opened: to tell old rooms from new ones
    facts    TEXT    NOT NULL,              -- what is settled, as JSON
    progress TEXT    NOT NULL,              -- how far it has come, as JSON, written anew with each change
    clock    INTEGER NOT NULL               -- the room's own time in milliseconds, when it was last written
) STRICT;

CREATE TABLE player (
    number INTEGER PRIMARY KEY,
    key    BLOB    NOT NULL UNIQUE,         -- SHA-256 of the player's secret, which itself is nowhere
    name   TEXT    NOT NULL,
    since  INTEGER NOT NULL
) STRICT;

CREATE TABLE answer (
    place    INTEGER NOT NULL,
    round    INTEGER NOT NULL,
    player   INTEGER NOT NULL,
    n        INTEGER NOT NULL,              -- how many times it was given: the highest stands
    took     INTEGER NOT NULL,              -- milliseconds that the vote had been open
    response TEXT    NOT NULL,
    PRIMARY KEY (place, round, player)
) STRICT, WITHOUT ROWID;
