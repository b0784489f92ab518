-- Which articles print one story? (Worked out from the pairs in `reprints`, and anew as news arrives.)
create table story_members (
    article_id varchar not null,
    story_id varchar not null
);
comment on table story_members is 'Articles that follow an earlier one with nearly the same text; `article_stories` has all articles.';
comment on column story_members.article_id is 'The article (articles.article_id).';
comment on column story_members.story_id is 'The story: the article_id of the earliest article that printed it.';

comment on table reprints is 'Pairs of articles with nearly the same text, the later one first.';
comment on column reprints.resemblance is 'Share of five-word shingles in common, estimated from the sketches.';
comment on column articles.sketch is 'Fingerprint of the text without headline and furniture (MinHash of its five-word shingles), by which reprints are recognised; empty where there is none.';
