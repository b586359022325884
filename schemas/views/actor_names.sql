-- The actors of a list in one text: the person with whom he or she stands for, else the actor's name.
CREATE OR REPLACE MACRO actor_names(actors) AS
    nullif(array_to_string([
        CASE WHEN a.person IS NULL OR a.person = a.name THEN a.name ELSE a.person || ' (' || a.name || ')' END
        FOR a IN actors
    ], '; '), '');
