-- What does the newswire say, who said it, and what became of every page that we asked for?
--
-- Append-only tables without keys or indexes: loading keeps rows unique by an anti-join inside its transaction,
-- and `tallywire check` proves it. Times are UTC. A null says "not stated", never zero.

create table articles (
    article_id varchar not null,
    page_id varchar not null,
    url varchar not null,
    title varchar not null,
    text varchar not null,
    paragraphs struct("start" integer, "end" integer, kind varchar)[] not null,
    byline varchar,
    language varchar,
    outlet varchar,
    source_name varchar,
    published date,
    published_feed varchar,
    published_page varchar,
    published_url date,
    modified varchar,
    fetched_at timestamp not null,
    words integer not null,
    sketch uinteger[] not null,
    warc_file varchar,
    warc_offset bigint,
    warc_length bigint,
    run_id varchar,
    extractor_version varchar not null,
    part_id varchar not null,
    loaded_at timestamp not null
);
comment on table articles is 'News articles, one row for each version of a page: a changed text is a new row, the old one stays.';
comment on column articles.article_id is 'Names the version: 16 hex digits of BLAKE2b over page_id and text.';
comment on column articles.page_id is 'Names the page: 16 hex digits of BLAKE2b over the canonical URL. Versions of one page share it.';
comment on column articles.url is 'Canonical URL of the page.';
comment on column articles.title is 'Headline.';
comment on column articles.text is 'The stored text: headline, blank line, body; every span of a figure points into it.';
comment on column articles.paragraphs is 'Spans of the text and what each is: headline, lead, body, caption, quote, table, list, link, prompt. No figure is read from link and prompt.';
comment on column articles.byline is 'Authors as the page gives them.';
comment on column articles.language is 'ISO 639-1 code; null where it is not known.';
comment on column articles.outlet is 'The site''s own name.';
comment on column articles.source_name is 'The configured source that led to the page (sources.name).';
comment on column articles.published is 'Day of publication that was decided on (UTC), never after the day of fetching; null where nothing tells.';
comment on column articles.published_feed is 'Time of publication as the feed states it, as written there.';
comment on column articles.published_page is 'Time of publication as the page states it, as written there.';
comment on column articles.published_url is 'Day in the path of the URL, if it has one.';
comment on column articles.modified is 'Time of the last change as the page states it, as written there.';
comment on column articles.fetched_at is 'When this version was first fetched (UTC): from then on it was known.';
comment on column articles.words is 'Number of words in the text.';
comment on column articles.sketch is 'Fingerprint of the text (bottom-k sketch of its five-word shingles), by which reprints are recognised.';
comment on column articles.warc_file is 'Archive file that holds the bytes of the page.';
comment on column articles.warc_offset is 'Where the record starts in the archive file, in bytes.';
comment on column articles.warc_length is 'Length of the record in the archive file, in bytes.';
comment on column articles.run_id is 'The run that fetched it (runs.run_id).';
comment on column articles.extractor_version is 'The extractors'' version that read the text from the page.';
comment on column articles.part_id is 'The part that brought the row (parts.part_id).';
comment on column articles.loaded_at is 'When the row was loaded (UTC).';

create table readings (
    article_id varchar not null,
    extractor_version varchar not null,
    figure_count integer not null,
    event_count integer not null,
    page_id varchar not null,
    fetched_at timestamp not null,
    run_id varchar,
    part_id varchar not null,
    loaded_at timestamp not null
);
comment on table readings is 'One row for each article and extractor version that has read it, be it without finding a figure: no row means unread, figure_count 0 means that none is reported.';
comment on column readings.article_id is 'The article that was read (articles.article_id).';
comment on column readings.extractor_version is 'The extractors'' version that read it.';
comment on column readings.figure_count is 'Number of figures read; 0 says that the article reports none.';
comment on column readings.event_count is 'Number of event rows made from them.';
comment on column readings.page_id is 'The article''s page (articles.page_id).';
comment on column readings.fetched_at is 'When the article was first fetched (UTC).';
comment on column readings.run_id is 'The run that read it (runs.run_id).';
comment on column readings.part_id is 'The part that brought the row (parts.part_id).';
comment on column readings.loaded_at is 'When the row was loaded (UTC).';

create table superseded (
    article_id varchar not null,
    extractor_version varchar not null,
    reason varchar not null,
    superseded_at timestamp not null,
    by_article_id varchar not null,
    by_extractor_version varchar not null,
    part_id varchar not null
);
comment on table superseded is 'Readings that are no longer the newest of their page, and what replaced them. A reading without a row here is current.';
comment on column superseded.article_id is 'The article whose reading is replaced.';
comment on column superseded.extractor_version is 'The extractors'' version of the reading that is replaced.';
comment on column superseded.reason is 'page_changed: a later version of the page was fetched. reread: later extractors read the same bytes; the earlier reading counts for no day any more.';
comment on column superseded.superseded_at is 'From when on it is replaced (UTC): when the later version of the page was fetched.';
comment on column superseded.by_article_id is 'The article that replaces it.';
comment on column superseded.by_extractor_version is 'The extractors'' version of the reading that replaces it.';
comment on column superseded.part_id is 'The part that brought the later one (parts.part_id).';

create table figures (
    figure_id varchar not null,
    article_id varchar not null,
    ordinal integer not null,
    span_start integer not null,
    span_end integer not null,
    quantity varchar not null,
    sentence varchar not null,
    measure varchar not null,
    unit varchar not null,
    kind varchar not null,
    quantifier varchar not null,
    value bigint,
    low bigint,
    high bigint,
    status varchar not null,
    scope varchar not null,
    victim_group varchar,
    victims varchar,
    actor varchar,
    source varchar,
    source_kind varchar,
    place varchar,
    country varchar,
    admin1 varchar,
    lat double,
    lon double,
    geonames_id bigint,
    place_precision varchar,
    place_role varchar,
    date_start date,
    date_end date,
    date_precision varchar,
    part_of varchar,
    same_as varchar,
    rule varchar not null,
    confidence double not null,
    published date,
    fetched_at timestamp not null,
    extractor_version varchar not null,
    part_id varchar not null
);
comment on table figures is 'Claims: who says that how many of whom were killed, injured, displaced and so on, where and when. One row for each claim, article version and extractor version; `current_figures` has the newest reading only.';
comment on column figures.figure_id is 'Names the claim: 16 hex digits of BLAKE2b over article, span, measure and extractor version.';
comment on column figures.article_id is 'The article that makes the claim (articles.article_id).';
comment on column figures.ordinal is 'Position among the article''s figures, from 0.';
comment on column figures.span_start is 'Where the quantity phrase starts in articles.text: characters, from 0.';
comment on column figures.span_end is 'Where it ends, exclusive: substring(text, span_start + 1, span_end - span_start) is quantity.';
comment on column figures.quantity is 'The quantity phrase, exactly as the text has it.';
comment on column figures.sentence is 'The sentence around it, as the text has it.';
comment on column figures.measure is 'What was suffered or done: killed, injured, casualties, missing, abducted, detained, released, rescued, deported, displaced, fled, evacuated, relocated, returned, refugees, sheltered, homeless, affected, in_need, housing_destroyed, housing_damaged, participants, population.';
comment on column figures.unit is 'What is counted: person, household or dwelling. Households are never turned into people.';
comment on column figures.kind is 'flow: it happened in an interval. stock: it was so at a date.';
comment on column figures.quantifier is 'How the words bound the number: exact, at_least, more_than, at_most, less_than, approximately, between, vague.';
comment on column figures.value is 'The number written; null for a range or a vague plural. 0 only where the text says none.';
comment on column figures.low is 'Lower bound that the words allow; null where they give none.';
comment on column figures.high is 'Upper bound that the words allow; null where they give none.';
comment on column figures.status is 'asserted, denied, feared or planned. Only asserted figures enter a total.';
comment on column figures.scope is 'What the count covers: incident, period or cumulative (since a beginning).';
comment on column figures.victim_group is 'Kind of victims, normalised: civilians, combatants, security_forces, militants, children, women, perpetrators and so on; null where the text does not say. (The manual''s `group`.)';
comment on column figures.victims is 'The victims in the text''s own words.';
comment on column figures.actor is 'Who did it, in the text''s words.';
comment on column figures.source is 'The person or body the text attributes the claim to, by full name; null when the outlet speaks itself.';
comment on column figures.source_kind is 'government, military, armed_group, un, ngo, monitor, medical, local_official, witness, media or unknown.';
comment on column figures.place is 'Most specific place of the event, in the text''s words; null where none is stated.';
comment on column figures.country is 'ISO 3166-1 alpha-3 code of the place.';
comment on column figures.admin1 is 'First-level division of the place.';
comment on column figures.lat is 'WGS 84 degrees north.';
comment on column figures.lon is 'WGS 84 degrees east.';
comment on column figures.geonames_id is 'The place''s id in GeoNames.';
comment on column figures.place_precision is 'How closely the place is known: point, settlement, admin2, admin1 or country.';
comment on column figures.place_role is 'Whether it happened in, from or to the place.';
comment on column figures.date_start is 'First day that the count covers; null where the text states none.';
comment on column figures.date_end is 'Last day that the count covers, never after publication.';
comment on column figures.date_precision is 'The unit in which the text states the time: day, week, month or year.';
comment on column figures.part_of is 'The claim this one is a part of (figures.figure_id); a part is never added to its whole.';
comment on column figures.same_as is 'The claim that counts the same people (figures.figure_id).';
comment on column figures.rule is 'Name of the rule that matched.';
comment on column figures.confidence is 'Calibrated, 0 to 1: of the figures at 0.9, nine in ten are right.';
comment on column figures.published is 'Day of publication of the article.';
comment on column figures.fetched_at is 'When the article was first fetched (UTC): from then on the claim was known.';
comment on column figures.extractor_version is 'The extractors'' version that read it.';
comment on column figures.part_id is 'The part that brought the row (parts.part_id).';

create table events (
    event_id varchar not null,
    article_id varchar not null,
    page_id varchar not null,
    ordinal integer not null,
    measure varchar not null,
    unit varchar not null,
    kind varchar not null,
    low bigint,
    best bigint,
    high bigint,
    status varchar not null,
    scope varchar not null,
    victim_group varchar,
    actor varchar,
    sources varchar[] not null,
    place varchar,
    country varchar,
    admin1 varchar,
    lat double,
    lon double,
    geonames_id bigint,
    place_precision varchar,
    place_role varchar,
    date_start date,
    date_end date,
    date_precision varchar,
    disputed boolean not null,
    figure_ids varchar[] not null,
    published date,
    fetched_at timestamp not null,
    extractor_version varchar not null,
    part_id varchar not null
);
comment on table events is 'What one article says about one count of one incident: claims of the same count put together.';
comment on column events.event_id is 'Names the row: 16 hex digits of BLAKE2b over article, position, measure and extractor version.';
comment on column events.article_id is 'The article (articles.article_id).';
comment on column events.page_id is 'The article''s page (articles.page_id).';
comment on column events.ordinal is 'Position among the article''s event rows; 0 is its main incident.';
comment on column events.measure is 'What was suffered or done; see figures.measure.';
comment on column events.unit is 'person, household or dwelling.';
comment on column events.kind is 'flow or stock.';
comment on column events.low is 'Least lower bound among the article''s claims; null where none gives one.';
comment on column events.best is 'The article''s best number: its latest total from the most specific source; null where only bounds are given.';
comment on column events.high is 'Greatest upper bound among the article''s claims; null where none gives one.';
comment on column events.status is 'asserted, denied, feared or planned. Only asserted rows enter a total.';
comment on column events.scope is 'incident, period or cumulative.';
comment on column events.victim_group is 'Kind of victims when the row counts one kind only; perpetrators are kept apart.';
comment on column events.actor is 'Who did it, in the text''s words.';
comment on column events.sources is 'The persons and bodies that the claims are attributed to.';
comment on column events.place is 'Most specific place, in the text''s words.';
comment on column events.country is 'ISO 3166-1 alpha-3 code of the place.';
comment on column events.admin1 is 'First-level division of the place.';
comment on column events.lat is 'WGS 84 degrees north.';
comment on column events.lon is 'WGS 84 degrees east.';
comment on column events.geonames_id is 'The place''s id in GeoNames.';
comment on column events.place_precision is 'point, settlement, admin2, admin1 or country.';
comment on column events.place_role is 'in, from or to.';
comment on column events.date_start is 'First day that the count covers; null where the text states none.';
comment on column events.date_end is 'Last day that the count covers.';
comment on column events.date_precision is 'day, week, month or year.';
comment on column events.disputed is 'Whether the article itself gives statements that conflict.';
comment on column events.figure_ids is 'The claims behind the row (figures.figure_id).';
comment on column events.published is 'Day of publication of the article.';
comment on column events.fetched_at is 'When the article was first fetched (UTC).';
comment on column events.extractor_version is 'The extractors'' version that read it.';
comment on column events.part_id is 'The part that brought the row (parts.part_id).';

create table urls (
    attempt_id varchar not null,
    url varchar not null,
    final_url varchar,
    role varchar not null,
    source_name varchar,
    found_url varchar,
    fetched_at timestamp not null,
    outcome varchar not null,
    status integer,
    detail varchar,
    article_id varchar,
    etag varchar,
    last_modified varchar,
    body_digest varchar,
    body_bytes bigint,
    published_feed varchar,
    feed_title varchar,
    warc_file varchar,
    warc_offset bigint,
    warc_length bigint,
    run_id varchar,
    part_id varchar not null
);
comment on table urls is 'Attempts to get a URL, each with exactly one outcome: the whole funnel. A second look is a new row.';
comment on column urls.attempt_id is 'Names the attempt: 16 hex digits of BLAKE2b over URL, time and run.';
comment on column urls.url is 'The URL that was asked for.';
comment on column urls.final_url is 'Where redirects led, or the canonical URL that the page gives.';
comment on column urls.role is 'What was asked for: page, feed, robots.';
comment on column urls.source_name is 'The configured source that led to it (sources.name).';
comment on column urls.found_url is 'The URL as it was found, before it was made canonical.';
comment on column urls.fetched_at is 'When it was asked for (UTC).';
comment on column urls.outcome is 'How it ended; the view outcome_words lists every outcome and what it means.';
comment on column urls.status is 'HTTP status of the answer; null where there was none.';
comment on column urls.detail is 'What else is known about the outcome, for a person to read.';
comment on column urls.article_id is 'The article that the page gave or repeated (articles.article_id).';
comment on column urls.etag is 'The answer''s ETag, for the next conditional request.';
comment on column urls.last_modified is 'The answer''s Last-Modified, for the next conditional request.';
comment on column urls.body_digest is 'Digest of the body, to notice what did not change whatever the headers say.';
comment on column urls.body_bytes is 'Size of the body after decoding, in bytes.';
comment on column urls.published_feed is 'Time of publication as the feed states it, as written there.';
comment on column urls.feed_title is 'Headline as the feed states it.';
comment on column urls.warc_file is 'Archive file that holds the answer.';
comment on column urls.warc_offset is 'Where the record starts in the archive file, in bytes.';
comment on column urls.warc_length is 'Length of the record in the archive file, in bytes.';
comment on column urls.run_id is 'The run that asked (runs.run_id).';
comment on column urls.part_id is 'The part that brought the row (parts.part_id).';

create table sources (
    source_id varchar not null,
    name varchar not null,
    kind varchar not null,
    url varchar not null,
    outlet varchar,
    country varchar,
    language varchar,
    timezone varchar,
    seen_at timestamp not null,
    part_id varchar not null
);
comment on table sources is 'Configured sources, one row for each configuration that a run found; the latest seen_at is the one in force.';
comment on column sources.source_id is 'Names this configuration of the source.';
comment on column sources.name is 'The source''s name in the configuration.';
comment on column sources.kind is 'What it is: a feed, a sitemap, a page of links, a list, archive files.';
comment on column sources.url is 'Where it is.';
comment on column sources.outlet is 'Name of the outlet.';
comment on column sources.country is 'ISO 3166-1 alpha-3 code of the outlet''s country.';
comment on column sources.language is 'ISO 639-1 code of its language.';
comment on column sources.timezone is 'IANA time zone in which it states its times.';
comment on column sources.seen_at is 'When a run first found it configured so (UTC).';
comment on column sources.part_id is 'The part that brought the row (parts.part_id).';

create table runs (
    run_id varchar not null,
    command varchar not null,
    started_at timestamp not null,
    finished_at timestamp not null,
    status varchar not null,
    tallywire_version varchar not null,
    extractor_version varchar not null,
    attempts bigint not null,
    articles bigint not null,
    figures bigint not null,
    lost bigint not null,
    detail varchar,
    part_id varchar
);
comment on table runs is 'Finished runs of the command and what each counted.';
comment on column runs.run_id is 'Names the run.';
comment on column runs.command is 'What was run: run, extract, reextract.';
comment on column runs.started_at is 'When it started (UTC).';
comment on column runs.finished_at is 'When it finished (UTC).';
comment on column runs.status is 'How it ended: done, or lost something; detail says what.';
comment on column runs.tallywire_version is 'Version of Tallywire.';
comment on column runs.extractor_version is 'Version of the extractors.';
comment on column runs.attempts is 'URLs that it asked for.';
comment on column runs.articles is 'Article versions that it stored.';
comment on column runs.figures is 'Figures that it stored.';
comment on column runs.lost is 'Pages that it had in hand and failed to read.';
comment on column runs.detail is 'What else is known, for a person to read.';
comment on column runs.part_id is 'The part that brought the row (parts.part_id); null when the run wrote it itself.';

create table parts (
    part_id varchar not null,
    warc_file varchar,
    extractor_version varchar not null,
    loaded_at timestamp not null,
    articles bigint not null,
    readings bigint not null,
    figures bigint not null,
    events bigint not null,
    urls bigint not null
);
comment on table parts is 'Manifest: the batches that were loaded, each in one transaction with its row here. A part is loaded once.';
comment on column parts.part_id is 'Names the batch: archive file, ordinal and extractor version.';
comment on column parts.warc_file is 'The archive file that it was read from.';
comment on column parts.extractor_version is 'The extractors'' version that read it.';
comment on column parts.loaded_at is 'When it was loaded (UTC).';
comment on column parts.articles is 'Article versions that were new.';
comment on column parts.readings is 'Readings that were new.';
comment on column parts.figures is 'Figures that were new.';
comment on column parts.events is 'Event rows that were new.';
comment on column parts.urls is 'Attempts that were new.';

create table checks (
    check_name varchar not null,
    question varchar not null,
    checked_at timestamp not null,
    violations bigint not null,
    examples varchar[] not null
);
comment on table checks is 'What `tallywire check` found: one row for each invariant and checking.';
comment on column checks.check_name is 'Names the invariant.';
comment on column checks.question is 'What must never be, as a question.';
comment on column checks.checked_at is 'When it was checked (UTC).';
comment on column checks.violations is 'Number of rows that break it; 0 is the proof.';
comment on column checks.examples is 'A few of the rows that break it.';
