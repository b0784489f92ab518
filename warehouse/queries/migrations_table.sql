-- Where is it recorded which migrations this file has had?
create table if not exists migrations (
    name varchar not null,
    checksum varchar not null,
    applied_at timestamp not null
);
comment on table migrations is 'Migrations that were applied, each once and in one transaction, and each new state of the views.';
comment on column migrations.name is 'Name of the migration''s SQL file; `views` stands for all views together.';
comment on column migrations.checksum is 'Checksum of the SQL that was run.';
comment on column migrations.applied_at is 'When it was applied (UTC).';
