-- Which transaction last changed a certificate: so a replica finds what others changed, those too who commit late.
alter table certificate add column changed_by xid8 not null default pg_current_xact_id();
create index certificate_changed on certificate (changed_by);

create function certificate_changed() returns trigger language plpgsql as $$
begin
    new.changed_by := pg_current_xact_id();
    return new;
end
$$;
create trigger certificate_changed before insert or update on certificate
    for each row execute function certificate_changed();
