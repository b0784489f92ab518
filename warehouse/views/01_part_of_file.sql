-- Which part is this file of?
create macro part_of_file(file) as parse_filename(parse_dirpath(file));
comment on macro part_of_file is 'The part that a Parquet file belongs to: the name of its folder.';
