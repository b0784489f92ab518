-- What does the newest version of each article say about each count of each incident?
create view current_events as
from events
anti join superseded using (article_id, extractor_version);
comment on view current_events is 'The event rows that count today: of each page its newest version, as read by the newest extractors. Columns as in events.';
