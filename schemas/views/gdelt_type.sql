-- GDELT's actor type number n (1 to 3): a code's roles in their order, without country and known group.
CREATE OR REPLACE MACRO gdelt_type(code, country, n) AS
    nullif(substr(
        CASE
            WHEN starts_with(code, 'IGO') THEN 'IGO'
            WHEN starts_with(code, country) THEN substr(code, 4)
            ELSE code
        END, 3 * n - 2, 3), '');
