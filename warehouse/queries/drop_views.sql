-- Which statements remove every view and macro of ours, so that those of this version can take their place?
select format('drop view "{}"', view_name)
from duckdb_views()
where not internal and database_name = current_database()
union all
select distinct
    case function_type when 'table_macro' then format('drop macro table "{}"', function_name)
    else format('drop macro "{}"', function_name) end
from duckdb_functions()
where not internal and function_type in ('macro', 'table_macro') and database_name = current_database();
