-- What became of every page that was asked for?
select outcome, urls, meaning from funnel;
