-- Auditors page through the trail by time, and ask for one actor's or one kind's records.
create index audit_record_by_time on audit_record (at, id);
create index audit_record_by_actor on audit_record (actor, at, id);
create index audit_record_by_action on audit_record (action, at, id);
