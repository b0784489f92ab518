-- Which articles repeat one another, what has entered the incidents, and what have analysts decided?

create table reprints (
    article_id varchar not null,
    original_id varchar not null,
    resemblance double not null,
    part_id varchar not null
);
comment on table reprints is 'Pairs of articles of different outlets with nearly the same text, the later one first.';
comment on column reprints.article_id is 'The article that was fetched later (articles.article_id).';
comment on column reprints.original_id is 'The article that was fetched earlier (articles.article_id).';
comment on column reprints.resemblance is 'Share of word shingles in common, estimated from the sketches: 0.5 to 1.';
comment on column reprints.part_id is 'The part that brought the second of the two (parts.part_id).';

create table reconciled (
    part_id varchar not null,
    reconciled_at timestamp not null
);
comment on table reconciled is 'Parts whose event rows have entered the incidents.';
comment on column reconciled.part_id is 'The part (parts.part_id).';
comment on column reconciled.reconciled_at is 'When (UTC).';

create table rulings (
    ruling_id varchar not null,
    subject varchar not null,
    subject_id varchar not null,
    verdict varchar not null,
    low bigint,
    best bigint,
    high bigint,
    who varchar not null,
    why varchar not null,
    ruled_at timestamp not null
);
comment on table rulings is 'What analysts decided; written by people only, and never changed: a later ruling on the same subject takes the place of an earlier one.';
comment on column rulings.ruling_id is 'Names the ruling.';
comment on column rulings.subject is 'What is ruled on: incident or figure.';
comment on column rulings.subject_id is 'incidents.incident_id or figures.figure_id.';
comment on column rulings.verdict is 'correct: these numbers hold. reject: leave it out. withdraw: what the machines say holds again.';
comment on column rulings.low is 'Lower bound that holds; null where there is none.';
comment on column rulings.best is 'Number that holds; null where there is none.';
comment on column rulings.high is 'Upper bound that holds; null where there is none.';
comment on column rulings.who is 'Who ruled.';
comment on column rulings.why is 'Why.';
comment on column rulings.ruled_at is 'When (UTC).';
