-- Which transaction changed the status of which certificate: so a replica finds what others changed, those too who commit late. Not a column of
-- the certificate: an index on that would make releasing one write every index of the table again.
create table status_change (
    changed_by xid8        not null default pg_current_xact_id(),
    serial     text        not null,
    at         timestamptz not null default clock_timestamp()
);
create index status_change_by on status_change (changed_by);

create function list_status_change() returns trigger language plpgsql as $$
begin
    insert into status_change (serial) values (new.serial);
    return null;
end
$$;
create trigger certificate_status_listed after insert or update of state, reason, revoked_at, invalidity_date on certificate
    for each row when (new.state <> 'PREPARED') execute function list_status_change();
