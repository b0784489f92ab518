-- Which claims are about to be entered anew?
delete from incident_claims where rowid in (select nth from claims_before);
