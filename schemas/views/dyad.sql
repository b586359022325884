-- Events between two actors in either direction, each once: dyad('RUS', 'USA'). An actor is a country or
-- the beginning of a CAMEO code.
CREATE OR REPLACE MACRO dyad(a, b) AS TABLE
SELECT *
FROM events
WHERE event_id IN (
    SELECT event_id
    FROM dyads
    WHERE (is_actor(source_code, source_country, a) AND is_actor(target_code, target_country, b))
        OR (is_actor(source_code, source_country, b) AND is_actor(target_code, target_country, a))
);
