-- Version 3: a review is one piece of evidence, however often and by whichever way it came in.
--
-- Two devices may import the same file of another program before they meet: then a review has two events, of one name
-- (`from` and `id`) and one moment, and the one of the smaller (device, seq) counts. And what one device answered here may
-- have gone to that program and come back on the other: an import within ten seconds after a response to the same
-- question is that response, since those that were handed in at one moment are put off by a few milliseconds each.
-- Whatever the order in which events arrive, the same ones count.
DROP TRIGGER event_tells;

CREATE TRIGGER event_tells AFTER INSERT ON event WHEN new.type IN ('response', 'import')
BEGIN
    DELETE FROM evidence
    WHERE deck = new.deck AND question = new.question AND at BETWEEN new.at AND new.at + 10000
        AND EXISTS (
            SELECT 1 FROM event AS other
            WHERE other.device = evidence.device AND other.seq = evidence.seq AND other.type = 'import'
                AND (new.type = 'response'
                    OR (other.at = new.at AND (other.device, other.seq) > (new.device, new.seq)
                        AND other.payload ->> 'from' = new.payload ->> 'from'
                        AND other.payload ->> 'id' = new.payload ->> 'id')));
    INSERT INTO evidence SELECT * FROM telling
    WHERE device = new.device AND seq = new.seq AND rating IS NOT NULL
        AND NOT (new.type = 'import' AND EXISTS (
            SELECT 1 FROM event AS other
            WHERE other.deck = new.deck AND other.question = new.question
                AND other.at BETWEEN new.at - 10000 AND new.at
                AND (other.type = 'response'
                    OR (other.type = 'import' AND other.at = new.at
                        AND (other.device, other.seq) < (new.device, new.seq)
                        AND other.payload ->> 'from' = new.payload ->> 'from'
                        AND other.payload ->> 'id' = new.payload ->> 'id'))));
END;
