-- The number of every time-stamp, on record before it is signed, so that none is given twice. Never changed, never deleted.
create table time_stamp (
    serial text        primary key check (serial ~ '^([0-9a-f]{2}){1,20}$'),
    key_id text        not null check (key_id ~ '^[0-9a-f]{40}$'),
    policy text        not null,
    at     timestamptz not null
);

create function time_stamp_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'time-stamps stay on record';
end
$$;
create trigger time_stamp_append_only before update or delete or truncate on time_stamp
    for each statement execute function time_stamp_is_append_only();

-- The key of the time-stamping authority was made where it is kept: nobody outside has proven to have it.
alter table certificate drop constraint certificate_evidence;
alter table certificate add constraint certificate_evidence check (
    ((proof_request is null) = (proof_signature is not null)
        or profile = 'machine-time-stamping' and proof_request is null and proof_signature is null)
    and (proof_signature is null) = (proof_nonce is null)
    and (proof_signature is null) = (registration_id is null)
    and (proof_signature is null) = (iccid is null));
