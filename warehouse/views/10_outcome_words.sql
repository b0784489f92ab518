-- What does each outcome of an attempt mean, and whose business is it?
create view outcome_words as
select outcome, concern, meaning, nth
from (
    values
        (0, 'loaded', 'news', 'an article was read and stored as a new version'),
        (1, 'unchanged', 'nothing_new', 'the server or the bytes say that nothing changed since last time'),
        (2, 'duplicate', 'nothing_new', 'this very text of this page is stored already'),
        (3, 'feed', 'nothing_new', 'a feed, sitemap, list or robots file: it was read for URLs, not as an article'),
        (4, 'no_article', 'refused', 'a page arrived, but no article body could be found in it'),
        (5, 'not_news', 'refused', 'a hub, section, index or live listing page, refused as an article'),
        (6, 'language', 'refused', 'an article in a language that the extractors do not read; kept, unread'),
        (7, 'robots', 'refused', 'robots.txt forbids it, so nothing was fetched'),
        (8, 'excluded', 'refused', 'the source''s own patterns or its first date exclude it'),
        (9, 'private_address', 'refused', 'it leads into a private, loopback or metadata network'),
        (10, 'wrong_type', 'refused', 'neither HTML, text nor a feed: a PDF, an image, a video'),
        (11, 'too_large', 'refused', 'the body passes the caps on bytes, decoded bytes or their ratio'),
        (12, 'bad_url', 'refused', 'not an http(s) URL that can be asked for'),
        (13, 'not_found', 'gone', '404: the server knows no such page'),
        (14, 'gone', 'gone', '410: the server has taken the page away'),
        (15, 'client_error', 'gone', 'another 4xx answer that says that our request is wrong'),
        (16, 'redirect_loop', 'gone', 'redirects that never end, or too many of them'),
        (17, 'blocked', 'transient', '401, 403, 407, 429 or 451: the server will not serve us now'),
        (18, 'paused', 'transient', 'not asked: the host failed too often or asked for a pause (circuit breaker)'),
        (19, 'server_error', 'transient', 'a 5xx answer, after the retries'),
        (20, 'timeout', 'transient', 'no whole answer within the deadline'),
        (21, 'dns', 'transient', 'the host name has no address'),
        (22, 'connect', 'transient', 'no connection, or it broke before the answer was whole'),
        (23, 'tls', 'transient', 'no secure connection: certificate or handshake'),
        (24, 'protocol', 'transient', 'the answer breaks HTTP: bad framing, bad chunks, bad headers'),
        (25, 'bad_content', 'refused', 'the bytes cannot be decoded: broken compression, no text in them'),
        (26, 'extract_timeout', 'ours', 'reading the page took longer than its deadline; it is archived'),
        (27, 'extract_crash', 'ours', 'reading the page ended its worker or raised; it is archived')
) as words (nth, outcome, concern, meaning);
comment on view outcome_words is 'Every outcome that an attempt can have, in the order of the funnel.';
comment on column outcome_words.outcome is 'The word in urls.outcome.';
comment on column outcome_words.concern is 'news: an article was stored. nothing_new: known already. refused: not for us. gone: no such page. transient: a later run tries again. ours: we failed on it.';
comment on column outcome_words.meaning is 'What it means.';
comment on column outcome_words.nth is 'Position in the list.';
