-- A release is written beside the prepared row in its page, and then no index is written again: two certificates a page, and room for that.
alter table certificate set (fillfactor = 50);
