-- GDELT's known group of an international organisation, such as NAT in IGOWSTNAT; organs of the UN are
-- UNO.
CREATE OR REPLACE MACRO gdelt_group(code) AS
    CASE
        WHEN starts_with(code, 'IGOUNO') THEN 'UNO'
        WHEN starts_with(code, 'IGO') AND length(code) > 3 THEN right(code, 3)
    END;
