-- Which links are about to be made anew?
delete from incident_links where rowid in (select nth from links_before);
