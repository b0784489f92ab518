-- When were the articles fetched that others repeat? By it they are found without looking through all.

create temp table reprints_kept as
select reprints.*, articles.fetched_at as original_at
from reprints
join articles on articles.article_id = reprints.original_id;
drop table reprints;
create table reprints (
    article_id varchar not null,
    original_id varchar not null,
    original_at timestamp not null,
    resemblance double not null,
    part_id varchar not null
);
comment on table reprints is 'Pairs of articles with nearly the same text, the later one first.';
comment on column reprints.article_id is 'The article that was fetched later (articles.article_id).';
comment on column reprints.original_id is 'The article that was fetched earlier (articles.article_id).';
comment on column reprints.original_at is 'When that earlier one was fetched (UTC).';
comment on column reprints.resemblance is 'Share of five-word shingles in common, estimated from the sketches.';
comment on column reprints.part_id is 'The part that brought the second of the two (parts.part_id).';
insert into reprints by name from reprints_kept;
drop table reprints_kept;

create temp table members_kept as
select story_members.*, articles.fetched_at as story_at
from story_members
join articles on articles.article_id = story_members.story_id;
drop table story_members;
create table story_members (
    article_id varchar not null,
    story_id varchar not null,
    story_at timestamp not null
);
comment on table story_members is 'Articles that follow an earlier one with nearly the same text; `article_stories` has all articles.';
comment on column story_members.article_id is 'The article (articles.article_id).';
comment on column story_members.story_id is 'The story: the article_id of the earliest article that printed it.';
comment on column story_members.story_at is 'When that earliest one was fetched (UTC).';
insert into story_members by name from members_kept;
drop table members_kept;
