-- What did this part bring that was new? Its row in the manifest is what makes loading happen once.
insert into parts by name
select
    $part_id as part_id,
    $warc_file as warc_file,
    $extractor_version as extractor_version,
    $now::timestamp as loaded_at,
    $articles as articles,
    $readings as readings,
    $figures as figures,
    $events as events,
    $urls as urls;
