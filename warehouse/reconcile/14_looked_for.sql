-- By what can the touched cells be found, and by what do they find others?
create or replace temp table looked_for as
from cell_keys('cells_now');
