-- With what can the next request for these URLs be made conditional: validators and digest of the last body?
select
    urls.url,
    arg_max(struct_pack(etag, last_modified, body_digest, fetched_at), (fetched_at, attempt_id)) as last
from urls
semi join (select unnest($urls) as url) as wanted using (url)
where etag is not null or last_modified is not null or body_digest is not null
group by urls.url;
