-- Which event rows of many articles speak of the same incident, and what do they come to together?
--
-- All of it is worked out from `events`, `articles`, `reprints` and `superseded`, and can be worked out again at any
-- time with the same result: nothing that a source said lives here only. Tables of another shape, as an earlier
-- Tallywire made them, are dropped and worked out anew. Cells are numbers: among millions of rows they are found
-- seven times as fast as words.

drop table if exists incident_claims;
drop table if exists incident_cells;
drop table if exists incident_keys;
drop table if exists incident_links;
drop table if exists incidents;
drop table if exists incident_spans;
delete from reconciled;

create table incident_claims (
    event_id varchar not null,
    article_id varchar not null,
    page_id varchar not null,
    cell ubigint not null,
    incident ubigint not null,
    standing varchar,
    low bigint,
    best bigint,
    high bigint,
    disputed boolean not null,
    source varchar,
    outlet varchar not null,
    wire_outlet varchar not null,
    reprint boolean not null,
    date_start date not null,
    date_end date not null,
    days_stated boolean not null,
    is_update boolean not null,
    day date not null,
    known_from timestamp not null,
    known_until timestamp
);
comment on table incident_claims is 'Event rows and the incidents that they are about. Worked out anew as news arrives; `claims_of` and `claims_as_of` read it.';
comment on column incident_claims.event_id is 'The event row (events.event_id).';
comment on column incident_claims.article_id is 'Its article (articles.article_id).';
comment on column incident_claims.page_id is 'Its page (articles.page_id).';
comment on column incident_claims.cell is 'What it shares with the event rows that say the same of measure, victims, actor, place and days (incident_cells.cell).';
comment on column incident_claims.incident is 'The incident (incidents.incident).';
comment on column incident_claims.standing is 'Why it is kept out of the incident''s numbers: subset (part of the victims), wider_area (a wider place), null when it enters them.';
comment on column incident_claims.low is 'The row''s lower bound.';
comment on column incident_claims.best is 'The row''s best number.';
comment on column incident_claims.high is 'The row''s upper bound.';
comment on column incident_claims.disputed is 'Whether the article itself gives statements that conflict.';
comment on column incident_claims.source is 'The first of the row''s sources.';
comment on column incident_claims.outlet is 'Who published it: the outlet, else the host.';
comment on column incident_claims.wire_outlet is 'Outlet of the earliest article with nearly the same text: reprints share it.';
comment on column incident_claims.reprint is 'Whether an earlier article of another outlet has nearly the same text.';
comment on column incident_claims.date_start is 'First day that the count covers; assumed from publication where days_stated is false.';
comment on column incident_claims.date_end is 'Last day that the count covers.';
comment on column incident_claims.days_stated is 'Whether the text states the days.';
comment on column incident_claims.is_update is 'Whether the headline announces a new count of an earlier event.';
comment on column incident_claims.day is 'Day of publication, else of fetching: the order in which claims replace one another.';
comment on column incident_claims.known_from is 'When the article version was fetched (UTC).';
comment on column incident_claims.known_until is 'When a later version of the page was fetched (UTC); null while it is the newest.';

create table incident_cells (
    cell ubigint not null,
    incident ubigint not null,
    standing varchar,
    event_id varchar not null,
    block varchar not null,
    linkable boolean not null,
    measure varchar not null,
    unit varchar not null,
    kind varchar not null,
    scope varchar not null,
    status varchar not null,
    victim_group varchar,
    actor varchar,
    actor_words varchar[] not null,
    place varchar,
    country varchar,
    admin1 varchar,
    lat double,
    lon double,
    geonames_id bigint,
    place_precision varchar,
    place_rank integer not null,
    place_key varchar not null,
    name_key varchar,
    admin1_key varchar,
    date_start date,
    date_end date,
    days_stated boolean not null,
    strand integer not null,
    bests bigint[] not null,
    first_known timestamp not null,
    claims bigint not null,
    live boolean not null,
    is_update boolean not null
);
comment on table incident_cells is 'Event rows that say exactly the same of measure, victims, actor, place and days; incidents are made of cells. Worked out anew as news arrives.';
comment on column incident_cells.cell is 'Numbers the cell by what its event rows share: half of the MD5 of it.';
comment on column incident_cells.incident is 'The cell that leads the incident it belongs to, itself perhaps.';
comment on column incident_cells.standing is 'How it relates to the leading cell: subset, wider_area, or null when it speaks of the same.';
comment on column incident_cells.event_id is 'The event row known first, whose words for place and actor it has (events.event_id).';
comment on column incident_cells.block is 'Cells of different blocks never belong together: measure, unit, kind, status, country, perpetrators or not.';
comment on column incident_cells.linkable is 'Whether cells of other places or days may belong to the same incident: those of single incidents with a place.';
comment on column incident_cells.measure is 'What was suffered or done.';
comment on column incident_cells.unit is 'person, household or dwelling.';
comment on column incident_cells.kind is 'flow or stock.';
comment on column incident_cells.scope is 'incident, period or cumulative.';
comment on column incident_cells.status is 'asserted, denied, feared or planned.';
comment on column incident_cells.victim_group is 'Kind of victims; null for all of them.';
comment on column incident_cells.actor is 'Who did it, in the words of the first article.';
comment on column incident_cells.actor_words is 'The actor''s words without articles, in lower case, sorted.';
comment on column incident_cells.place is 'The place in the words of the first article.';
comment on column incident_cells.country is 'ISO 3166-1 alpha-3 code.';
comment on column incident_cells.admin1 is 'First-level division.';
comment on column incident_cells.lat is 'WGS 84 degrees north.';
comment on column incident_cells.lon is 'WGS 84 degrees east.';
comment on column incident_cells.geonames_id is 'The place''s id in GeoNames.';
comment on column incident_cells.place_precision is 'point, settlement, admin2, admin1 or country.';
comment on column incident_cells.place_rank is 'How narrow the place is: 4 settlement or point, 3 admin2, 2 admin1, 1 country, 0 none.';
comment on column incident_cells.place_key is 'What names the place: its GeoNames id, else its plain name and division, else the page that says so.';
comment on column incident_cells.name_key is 'Plain name of the place.';
comment on column incident_cells.admin1_key is 'Plain name of the first-level division.';
comment on column incident_cells.date_start is 'First day that the count covers; assumed from publication where days_stated is false.';
comment on column incident_cells.date_end is 'Last day that the count covers.';
comment on column incident_cells.days_stated is 'Whether the text states the days.';
comment on column incident_cells.strand is '0 for an article''s first row about these victims, this place and these days, 1 for its second, and so on.';
comment on column incident_cells.bests is 'The distinct best numbers, sorted.';
comment on column incident_cells.first_known is 'When the first of the articles was fetched (UTC).';
comment on column incident_cells.claims is 'Number of event rows.';
comment on column incident_cells.is_update is 'Whether a headline announces a new count of an earlier event; such a count may be of the day before.';
comment on column incident_cells.live is 'Whether the newest version of any page says so; a cell that all have taken back does not lead.';

create table incident_keys (
    key ubigint not null,
    cell ubigint not null
);
comment on table incident_keys is 'By what linkable cells are found: block and day with the place, its name, the number, or the first-level division.';
comment on column incident_keys.key is 'The day, and 40 bits of the MD5 of block, day and what is shared: days lie side by side.';
comment on column incident_keys.cell is 'The cell (incident_cells.cell).';

create table incident_links (
    cell ubigint not null,
    other ubigint not null,
    outranks boolean not null
);
comment on table incident_links is 'Pairs of cells that may be about the same incident, each pair in both directions.';
comment on column incident_links.cell is 'A cell (incident_cells.cell).';
comment on column incident_links.other is 'Another (incident_cells.cell).';
comment on column incident_links.outranks is 'Whether the other comes before this one: what is still said before what was taken back, all victims before some, narrow places before wide, first reports before updates, stated days before assumed, few days before many, first known first.';

create table incidents (
    incident_id varchar not null,
    incident ubigint not null,
    measure varchar not null,
    unit varchar not null,
    kind varchar not null,
    scope varchar not null,
    status varchar not null,
    victim_group varchar,
    actor varchar,
    place varchar,
    admin1 varchar,
    country varchar,
    lat double,
    lon double,
    geonames_id bigint,
    place_precision varchar,
    date_start date,
    date_end date,
    days_stated boolean not null,
    low bigint,
    best bigint,
    high bigint,
    disputed boolean not null,
    reasons varchar[] not null,
    claims bigint not null,
    articles bigint not null,
    independent_sources bigint not null,
    first_known timestamp not null,
    last_known timestamp not null,
    settled_at timestamp not null
);
comment on table incidents is 'Incidents as all articles together tell them today, one row for each measure. Worked out anew as news arrives; `incidents_as_of` gives any earlier day.';
comment on column incidents.incident_id is 'Names the incident, in 16 hex digits. The same news gives the same id, in whatever order it came.';
comment on column incidents.incident is 'The same as a number, by which `incident_claims` knows it: that of the cell that leads it (incident_cells.cell).';
comment on column incidents.measure is 'What was suffered or done; see figures.measure.';
comment on column incidents.unit is 'person, household or dwelling.';
comment on column incidents.kind is 'flow or stock.';
comment on column incidents.scope is 'incident, period or cumulative; period and cumulative counts overlap with incidents and are never added to them.';
comment on column incidents.status is 'asserted, denied, feared or planned. Only asserted rows enter a total.';
comment on column incidents.victim_group is 'Kind of victims when only one kind is counted; perpetrators are kept apart.';
comment on column incidents.actor is 'Who did it, in an article''s words.';
comment on column incidents.place is 'Most specific place, in an article''s words.';
comment on column incidents.admin1 is 'First-level division of the place.';
comment on column incidents.country is 'ISO 3166-1 alpha-3 code of the place.';
comment on column incidents.lat is 'WGS 84 degrees north.';
comment on column incidents.lon is 'WGS 84 degrees east.';
comment on column incidents.geonames_id is 'The place''s id in GeoNames.';
comment on column incidents.place_precision is 'point, settlement, admin2, admin1 or country.';
comment on column incidents.date_start is 'First day; assumed from publication where days_stated is false.';
comment on column incidents.date_end is 'Last day.';
comment on column incidents.days_stated is 'Whether a text states the days.';
comment on column incidents.low is 'Least lower bound among the claims that stand; null where none gives one.';
comment on column incidents.best is 'The latest total, attributed before not; null where only bounds are given.';
comment on column incidents.high is 'Greatest upper bound among the claims that stand; null where none gives one that holds.';
comment on column incidents.disputed is 'Whether claims that stand contradict one another.';
comment on column incidents.reasons is 'Why claims differ: older, wider_area, subset, different_definition, reprint, dispute.';
comment on column incidents.claims is 'Number of event rows behind it.';
comment on column incidents.articles is 'Number of articles behind it.';
comment on column incidents.independent_sources is 'Number of outlets behind it, reprints of one story counted once.';
comment on column incidents.first_known is 'When the first of the articles was fetched (UTC).';
comment on column incidents.last_known is 'When the last of them was fetched (UTC).';
comment on column incidents.settled_at is 'When a claim about it last came or went (UTC): from then on it is told as it is today.';

create table incident_spans (
    incident ubigint not null,
    opened_at timestamp not null,
    settled_at timestamp not null
);
comment on table incident_spans is 'How long what is told of an incident kept changing, also of one that all pages have taken back. Worked out anew as news arrives; `incidents_as_of` reads it.';
comment on column incident_spans.incident is 'The incident (incidents.incident).';
comment on column incident_spans.opened_at is 'When the first claim about it was fetched (UTC).';
comment on column incident_spans.settled_at is 'When a claim about it last came or went (UTC).';
