-- One row for each act, written in the transaction of the act. Never changed, never deleted: the triggers hold even against a careless service.
create table audit_record (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text        not null check (length(actor) between 1 and 200),
    action   text        not null check (length(action) between 1 and 100),
    subject  text        not null check (length(subject) between 1 and 200),
    outcome  text        not null check (length(outcome) between 1 and 100)
);

create index audit_record_subject on audit_record (subject, id);

create function audit_record_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit records are append-only';
end
$$;

create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function audit_record_is_append_only();
