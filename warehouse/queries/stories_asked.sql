-- Of how many articles must the story be worked out?
select count(*) from stories_asked;
