-- A month without a date is null.
CREATE OR REPLACE VIEW report_returns_matrix AS
SELECT session,
       calendar_year,
       jan,
       feb,
       mar,
       apr,
       may,
       jun,
       jul,
       aug,
       sep,
       oct,
       nov,
       dec,
       CAST((SELECT e.equity FROM equity_day e WHERE e.day_id = last_day) AS DOUBLE PRECISION)
           / NULLIF(CAST(COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = first_day - 1), initial_capital)
                        AS DOUBLE PRECISION), 0) - 1 AS year_return
FROM (SELECT session,
             initial_capital,
             calendar_year,
             MIN(first_day) AS first_day,
             MAX(last_day) AS last_day,
             MAX(CASE calendar_month WHEN 1 THEN month_return END) AS jan,
             MAX(CASE calendar_month WHEN 2 THEN month_return END) AS feb,
             MAX(CASE calendar_month WHEN 3 THEN month_return END) AS mar,
             MAX(CASE calendar_month WHEN 4 THEN month_return END) AS apr,
             MAX(CASE calendar_month WHEN 5 THEN month_return END) AS may,
             MAX(CASE calendar_month WHEN 6 THEN month_return END) AS jun,
             MAX(CASE calendar_month WHEN 7 THEN month_return END) AS jul,
             MAX(CASE calendar_month WHEN 8 THEN month_return END) AS aug,
             MAX(CASE calendar_month WHEN 9 THEN month_return END) AS sep,
             MAX(CASE calendar_month WHEN 10 THEN month_return END) AS oct,
             MAX(CASE calendar_month WHEN 11 THEN month_return END) AS nov,
             MAX(CASE calendar_month WHEN 12 THEN month_return END) AS dec
      FROM (SELECT session,
                   initial_capital,
                   calendar_year,
                   calendar_month,
                   first_day,
                   last_day,
                   CAST(end_equity - start_equity AS DOUBLE PRECISION)
                       / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0) AS month_return
            FROM equity_month) months
      GROUP BY session, initial_capital, calendar_year) years;
