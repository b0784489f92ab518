-- Which columns of views mean what the column of that name means in the table or view that the view is made from?
--
-- Gives the statements that comment them; what the view's definition names first wins.
select format(
    'comment on column "{}"."{}" is ''{}''', lacking.table_name, lacking.column_name, replace(told.comment, '''', '''''')
)
from duckdb_columns() as lacking
join duckdb_views() as views
    on views.view_name = lacking.table_name and views.database_name = lacking.database_name and not views.internal
join duckdb_columns() as told
    on told.column_name = lacking.column_name and told.database_name = lacking.database_name
where lacking.database_name = current_database() and lacking.comment is null and told.comment is not null
    and told.table_name <> lacking.table_name
    and regexp_matches(views.sql, concat('\b', told.table_name, '\b'))
qualify row_number() over (
    partition by lacking.table_name, lacking.column_name
    order by length(regexp_extract(views.sql, concat('^(.*?)\b', told.table_name, '\b'), 1, 's'))
) = 1;
