-- Version 2: what the memory reads, in the order in which it reads it, and what it found. Everything here follows from
-- the events and can be made anew; nothing here is merged.

-- A response or an import that tells the memory something, without all else that is known of it: a million of these
-- are read in a second, where their events would take nine. The trigger below keeps it in step.
CREATE TABLE evidence (
    deck     TEXT    NOT NULL,
    question TEXT    NOT NULL,
    at       INTEGER NOT NULL,              -- these five as in its event
    device   TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    offset   INTEGER NOT NULL,
    rating   INTEGER NOT NULL,              -- 1 again, 2 hard, 3 good, 4 easy
    options  INTEGER,                       -- among how many one was picked; null where there was nothing to guess
    PRIMARY KEY (deck, question, at, device, seq)
) STRICT, WITHOUT ROWID;

-- The state of each question after all its evidence. Days are counted as Python's date.toordinal does.
CREATE TABLE memory (
    deck       TEXT    NOT NULL,
    question   TEXT    NOT NULL,
    stability  REAL    NOT NULL,            -- days
    difficulty REAL    NOT NULL,            -- 1 to 10
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    due        INTEGER NOT NULL,
    reps       INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    options    INTEGER,
    PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

CREATE INDEX memory_due ON memory (due);

-- Questions about which something was written since their state was worked out.
CREATE TABLE stale (
    deck     TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (deck, question)
) STRICT, WITHOUT ROWID;

-- What was said later of a response: few, and looked for in a journal of a million events.
CREATE INDEX event_word ON event (deck, question) WHERE type IN ('undo', 'override');
CREATE INDEX event_remark ON event (deck, question) WHERE type IN ('flag', 'note');

CREATE VIEW telling AS
SELECT deck, question, at, device, seq, offset,
    CASE payload ->> 'rating' WHEN 'again' THEN 1 WHEN 'hard' THEN 2 WHEN 'good' THEN 3 WHEN 'easy' THEN 4 END AS rating,
    CASE
        WHEN payload ->> '$.response.gave' = 'rated' THEN NULL  -- asked as a card: there was nothing to pick
        WHEN payload ->> 'kind' = 'choice' THEN nullif(json_array_length(payload, '$.order'), 0)
        WHEN payload ->> 'kind' = 'claim' THEN 3
    END AS options
FROM event WHERE type IN ('response', 'import');

CREATE TRIGGER event_tells AFTER INSERT ON event WHEN new.type IN ('response', 'import')
BEGIN
    INSERT INTO evidence SELECT * FROM telling
    WHERE device = new.device AND seq = new.seq AND rating IS NOT NULL;
END;

CREATE TRIGGER event_unsettles AFTER INSERT ON event WHEN new.type IN ('response', 'import', 'undo', 'override')
BEGIN
    INSERT INTO stale SELECT new.deck, new.question
    WHERE NOT EXISTS (SELECT 1 FROM stale WHERE deck = new.deck AND question = new.question);
END;

INSERT INTO evidence SELECT * FROM telling WHERE rating IS NOT NULL
ORDER BY deck, question, at, device, seq;
