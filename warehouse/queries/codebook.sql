-- What is in this warehouse, and what does each table, view, macro and column mean?
with relations as (
    select 1 as place, 'table' as sort, table_name as name, table_name as title, comment
    from duckdb_tables()
    where not internal and not temporary and database_name = current_database()
    union all
    select 2, 'view', view_name, view_name, comment
    from duckdb_views()
    where not internal and database_name = current_database()
    union all
    select distinct
        3, 'macro', function_name, format('{}({})', function_name, array_to_string(parameters, ', ')), comment
    from duckdb_functions()
    where not internal and function_type in ('macro', 'table_macro') and database_name = current_database()
),
lines as (
    select place, sort, name, title, 0 as nth, null::varchar as column_name, null::varchar as data_type, comment
    from relations
    union all
    select
        relations.place, relations.sort, relations.name, relations.title, columns.column_index,
        columns.column_name, columns.data_type, columns.comment
    from relations
    join duckdb_columns() as columns
        on columns.table_name = relations.name and columns.database_name = current_database()
    where relations.sort <> 'macro'
)
select sort, title, column_name, data_type, comment
from lines
order by place, name, nth;
