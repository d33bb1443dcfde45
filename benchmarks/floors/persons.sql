-- Six coverages by hand, as somebody writes them once for DuckDB: what counting persons is held against.
WITH alive AS (
  SELECT *, 2023 - year(born) - CASE WHEN month(born) * 100 + day(born) > 1231 THEN 1 ELSE 0 END AS age
  FROM read_parquet(?) WHERE status = 'AKTIF'
)
SELECT area, count(*),
  count(*) FILTER (WHERE is_head), count(*) FILTER (WHERE is_head AND kk_issued),
  count(*) FILTER (WHERE age >= 17 OR marital <> 'BELUM KAWIN'),
  count(*) FILTER (WHERE (age >= 17 OR marital <> 'BELUM KAWIN') AND ktp_recorded),
  count(*) FILTER (WHERE age < 17 AND marital = 'BELUM KAWIN'),
  count(*) FILTER (WHERE age < 17 AND marital = 'BELUM KAWIN' AND kia_issued),
  count(*) FILTER (WHERE age < 18), count(*) FILTER (WHERE age < 18 AND birth_deed),
  count(*) FILTER (WHERE marital = 'KAWIN'), count(*) FILTER (WHERE marital = 'KAWIN' AND marriage_deed),
  count(*) FILTER (WHERE marital = 'CERAI HIDUP'), count(*) FILTER (WHERE marital = 'CERAI HIDUP' AND divorce_deed)
FROM alive GROUP BY area ORDER BY area
