-- Record that a migration was applied.
insert into migrations
values ($name, $checksum, current_timestamp at time zone 'UTC');
