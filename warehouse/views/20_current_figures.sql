-- What do the newest versions of all pages claim, as today's extractors read them?
create view current_figures as
from figures
anti join superseded using (article_id, extractor_version);
comment on view current_figures is 'The figures that count today: of each page its newest version, as read by the newest extractors. Columns as in figures.';
